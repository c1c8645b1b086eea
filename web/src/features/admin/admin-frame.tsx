'use client';
import type { ReactNode } from 'react';
import { SectionFrame } from '../navigation/section-frame.tsx';
import { SECTIONS } from './sections.ts';

/** The sections of the administration beside the one that is open. */
export function AdminFrame({ children }: { children: ReactNode }) {
  return (
    <SectionFrame home="/admin" title="admin.title" label="admin.sections" sections={SECTIONS}>
      {children}
    </SectionFrame>
  );
}
