'use client';
import { decode } from 'blurhash';
import { useEffect, useRef } from 'react';

const SIDE = 32;

/** Stands in for a picture until that is there. */
export function BlurredLikeness({ blurhash }: { blurhash: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    const image = context.createImageData(SIDE, SIDE);
    image.data.set(decode(blurhash, SIDE, SIDE));
    context.putImageData(image, 0, 0);
  }, [blurhash]);
  return <canvas ref={canvas} width={SIDE} height={SIDE} aria-hidden className="absolute inset-0 size-full" />;
}
