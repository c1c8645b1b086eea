'use client';
import { useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { useShortcut } from '../shortcuts/shortcuts.tsx';
import { Destinations } from './destinations.tsx';

/** Goes to any conversation, person or place by a few letters of its name. */
export function QuickSwitcher() {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  useShortcut({ keys: 'Mod+k', label: 'search.switcher', group: 'places' }, () => setIsOpen(true));
  return (
    <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={text('search.switcher')} closesOutside>
      <Destinations onGone={() => setIsOpen(false)} />
    </Dialog>
  );
}
