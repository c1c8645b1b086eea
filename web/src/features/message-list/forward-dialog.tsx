'use client';
import { lazy, Suspense } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';

const ForwardTargets = lazy(() => import('./forward-targets.tsx').then((file) => ({ default: file.ForwardTargets })));

export interface ForwardDialogProps {
  messageId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** To choose the conversation in which something is said again. It opens at once, since what it hangs on goes when the pointer is elsewhere. */
export function ForwardDialog({ messageId, isOpen, onClose }: ForwardDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('messages.forwardTo')}>
      <Suspense fallback={<SkeletonRow />}>
        <ForwardTargets messageId={messageId} onClose={onClose} />
      </Suspense>
    </Dialog>
  );
}
