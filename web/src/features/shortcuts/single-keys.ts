'use client';

import { useSyncExternalStore } from 'react';

const OFF = 'parley.shortcuts.singleKeysOff';
const listeners = new Set<() => void>();
let isOffHere = false;

/** Whether keys without Ctrl or Alt are shortcuts in this browser. Whoever speaks their text or presses keys by accident turns them off. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return !isOffHere;
  }
}

export function turnSingleKeys(isOn: boolean): void {
  isOffHere = !isOn;
  try {
    if (isOn) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  } finally {
    for (const listener of listeners) listener();
  }
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(listen, singleKeysAreOn, () => true);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
