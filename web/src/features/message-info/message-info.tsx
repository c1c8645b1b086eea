'use client';
import { lazy, Suspense } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';

const KnownOfMessage = lazy(() => import('./known-of-message.tsx').then((file) => ({ default: file.KnownOfMessage })));

export interface MessageInfoProps {
  messageId: string;
  isOpen: boolean;
  onClose: () => void;
}

/**
 * What is known of a message beside what it says: who has read it, who reacted to it, and how it was worded before. The dialog opens at once, since what
 * it hangs on goes when the pointer is elsewhere.
 */
export function MessageInfo({ messageId, isOpen, onClose }: MessageInfoProps) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('thread.info')} closesOutside>
      <Suspense fallback={<SkeletonRow />}>
        <KnownOfMessage messageId={messageId} />
      </Suspense>
    </Dialog>
  );
}
