'use client';
import { useText } from '@/i18n/text.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { Destinations } from './destinations.tsx';

export function SwitcherDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('search.switcher')} closesOutside>
      <Destinations onGone={onClose} />
    </Dialog>
  );
}
