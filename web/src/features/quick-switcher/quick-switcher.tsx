'use client';
import { lazy, useState } from 'react';
import { OpenedLate } from '@/ui/opened-late.tsx';
import { useShortcut } from '../shortcuts/shortcuts.tsx';

const SwitcherDialog = lazy(() => import('./switcher-dialog.tsx').then((file) => ({ default: file.SwitcherDialog })));

/** Goes to any conversation, person or place by a few letters of its name. */
export function QuickSwitcher() {
  const [isOpen, setIsOpen] = useState(false);
  useShortcut({ keys: 'Mod+k', label: 'search.switcher', group: 'places' }, () => setIsOpen(true));
  return (
    <OpenedLate isOpen={isOpen}>
      <SwitcherDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </OpenedLate>
  );
}
