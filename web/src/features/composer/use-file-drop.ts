'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Takes files that are dropped anywhere on the pane around an element, and says while some are held over it. */
export function useFileDrop(within: RefObject<HTMLElement | null>, onFiles: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const pane = within.current?.closest<HTMLElement>('main, aside') ?? within.current;
    if (pane == null) return;
    let depth = 0;
    const change = (by: number) => {
      depth = Math.max(0, depth + by);
      setIsOver(depth > 0);
    };
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onEnter = (event: DragEvent) => hasFiles(event) && change(1);
    const onLeave = (event: DragEvent) => hasFiles(event) && change(-1);
    const onOver = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      change(-depth);
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    pane.addEventListener('dragenter', onEnter);
    pane.addEventListener('dragleave', onLeave);
    pane.addEventListener('dragover', onOver);
    pane.addEventListener('drop', onDrop);
    return () => {
      pane.removeEventListener('dragenter', onEnter);
      pane.removeEventListener('dragleave', onLeave);
      pane.removeEventListener('dragover', onOver);
      pane.removeEventListener('drop', onDrop);
    };
  }, [within]);
  return isOver;
}
