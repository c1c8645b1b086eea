'use client';
import type { ReactNode } from 'react';
import { SectionFrame } from '../navigation/section-frame.tsx';
import { SECTIONS } from './sections.ts';

/** The sections of the settings beside the one that is open. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  return (
    <SectionFrame home="/settings" title="settings.title" label="settings.sections" sections={SECTIONS}>
      {children}
    </SectionFrame>
  );
}
