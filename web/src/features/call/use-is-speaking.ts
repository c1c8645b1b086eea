import { useEffect, useState } from 'react';

const LOOK_EVERY_MS = 120;
/** Between words one has not stopped speaking. */
const STOPS_AFTER_MS = 700;
/** Of the loudest that there can be. */
const LOUD_ENOUGH = 0.02;

/** Whether something is said on the track. */
export function useIsSpeaking(track: MediaStreamTrack | null, isHeard: boolean): boolean {
  const [isSpeaking, setIsSpeaking] = useState(false);
  useEffect(() => {
    if (track === null || !isHeard) return;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 512 });
    new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let heardAt = Number.NEGATIVE_INFINITY;
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      if (loudness > LOUD_ENOUGH) heardAt = performance.now();
      setIsSpeaking(performance.now() - heardAt < STOPS_AFTER_MS);
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      setIsSpeaking(false);
      void context.close();
    };
  }, [track, isHeard]);
  return isSpeaking;
}
