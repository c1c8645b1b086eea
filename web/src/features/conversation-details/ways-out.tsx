'use client';
import { Archive, ArchiveRestore, LogOut, OctagonX, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { ConfirmDialog } from '@/ui/confirm-dialog.tsx';
import { openInChat } from '../chat/chat-place.ts';
import { manages } from '../conversation/manages.ts';
import type { DetailedConversation } from './about-conversation.tsx';
import { ARCHIVE_CONVERSATION, LEAVE_CONVERSATION, SET_PREFERENCES } from './conversation-changes.ts';
import { useTold } from './use-told.ts';

export interface WaysOutProps {
  conversation: DetailedConversation;
  onGone: () => void;
}

/** To put a conversation away for oneself, to leave it, and to end it for all. */
export function WaysOut({ conversation: { id, kind, archivedAt, viewerMember }, onGone }: WaysOutProps) {
  const text = useText();
  const told = useTold();
  const [asked, setAsked] = useState<'leave' | 'end' | null>(null);
  const [{ fetching: isPutting }, setPreferences] = useMutation(SET_PREFERENCES);
  const [{ fetching: isLeaving }, leave] = useMutation(LEAVE_CONVERSATION);
  const [{ fetching: isEnding }, archive] = useMutation(ARCHIVE_CONVERSATION);
  const isAway = viewerMember?.archived === true;
  const isOver = archivedAt !== null;
  const role = viewerMember?.role;

  const putAway = async () => {
    const change = setPreferences({ input: { conversationId: id, archived: !isAway } });
    if (await told(change, text(isAway ? 'places.takenBack' : 'places.putAway'))) onGone();
  };
  const confirm = async () => {
    if (asked === 'end') await told(archive({ input: { conversationId: id, archived: true } }), text('places.ended'));
    else if (await told(leave({ conversationId: id }), text('places.left'))) {
      onGone();
      openInChat({});
    }
    setAsked(null);
  };

  return (
    <section aria-label={text('places.waysOut')} className="flex flex-col items-start gap-2 border-line border-t pt-5">
      <Button variant="quiet" icon={isAway ? <ArchiveRestore /> : <Archive />} isBusy={isPutting} onClick={() => void putAway()}>
        {text(isAway ? 'places.takeBack' : 'places.putAwayNow')}
      </Button>
      {kind !== 'DIRECT' && role !== 'CUSTOMER' && (
        <Button variant="quiet" icon={<LogOut />} onClick={() => setAsked('leave')}>
          {text('places.leave')}
        </Button>
      )}
      {kind !== 'DIRECT' && manages(role) && !isOver && (
        <Button variant="quiet" icon={<OctagonX />} onClick={() => setAsked('end')}>
          {text('places.end')}
        </Button>
      )}
      {kind !== 'DIRECT' && manages(role) && isOver && (
        <Button
          variant="quiet"
          icon={<RotateCcw />}
          isBusy={isEnding}
          onClick={() => void told(archive({ input: { conversationId: id, archived: false } }), text('places.resumed'))}
        >
          {text('places.resume')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={asked !== null}
        title={text(asked === 'end' ? 'places.endTitle' : 'places.leaveTitle')}
        confirmLabel={text(asked === 'end' ? 'places.end' : 'places.leave')}
        cancelLabel={text('ui.cancel')}
        isDangerous
        isBusy={isLeaving || isEnding}
        onConfirm={() => void confirm()}
        onClose={() => setAsked(null)}
      >
        {text(asked === 'end' ? 'places.endHint' : 'places.leaveHint')}
      </ConfirmDialog>
    </section>
  );
}
