'use client';
import { useEffect, useRef } from 'react';

const BARS = 48;
const BAR_MS = 60;
/** Speech is quiet by the numbers: so much louder it fills the height. */
const LOUDER = 6;

/** How loud the microphone is, as a line of bars that moves on: one sees that one is heard. */
export function SoundLevel({ stream }: { stream: MediaStream }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const levels: number[] = new Array(BARS).fill(0);
    let drawnAt = 0;
    let frame = requestAnimationFrame(function draw(now) {
      frame = requestAnimationFrame(draw);
      if (now - drawnAt < BAR_MS) return;
      drawnAt = now;
      analyser.getFloatTimeDomainData(samples);
      levels.shift();
      levels.push(loudness(samples));
      if (canvas.current !== null) drawBars(canvas.current, levels);
    });
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [stream]);
  return <canvas ref={canvas} width={BARS * 4} height={32} aria-hidden className="h-8 w-full min-w-0 flex-1 text-accent" />;
}

function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(1, Math.sqrt(power) * LOUDER);
}

function drawBars(canvas: HTMLCanvasElement, levels: readonly number[]): void {
  const drawing = canvas.getContext('2d');
  if (drawing === null) return;
  const { width, height } = canvas;
  const step = width / levels.length;
  drawing.clearRect(0, 0, width, height);
  drawing.fillStyle = getComputedStyle(canvas).color;
  levels.forEach((level, index) => {
    const tall = Math.max(2, level * height);
    drawing.fillRect(index * step, (height - tall) / 2, step / 2, tall);
  });
}
