'use client';
import { RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Button } from '@/ui/button.tsx';
import { ConfirmDialog } from '@/ui/confirm-dialog.tsx';
import { useSaving } from '../../settings/use-saving.ts';
import { Moment } from '../../text/moment.tsx';
import { Record } from '../records.tsx';

const DEAD_LETTER = graphql(`
  fragment DeadLetter_deadLetter on DeadLetter {
    id
    stream
    group
    eventId
    eventName
    buriedAt
    attempts
    errorCode
    replayedAt
  }
`);

const REPLAY = graphql(`
  mutation ReplayDeadLetter($id: ID!) {
    replayDeadLetter(id: $id) {
      deadLetter {
        ...DeadLetter_deadLetter
      }
    }
  }
`);

const DISCARD = graphql(`
  mutation DiscardDeadLetter($id: ID!) {
    discardDeadLetter(id: $id) {
      deadLetterId
    }
  }
`);

/** One event that was given up: it can be given to everybody once more, or forgotten. */
export function DeadLetter({ deadLetter }: { deadLetter: FragmentType<typeof DEAD_LETTER> }) {
  const text = useText();
  const told = useSaving();
  const [replaying, replay] = useMutation(REPLAY);
  const [discarding, discard] = useMutation(DISCARD);
  const [isAsking, setIsAsking] = useState(false);
  const { id, stream, group, eventId, eventName, buriedAt, attempts, errorCode, replayedAt } = readFragment(
    DEAD_LETTER,
    deadLetter,
  );
  return (
    <Record
      title={
        <>
          <bdi className="font-mono">{eventName ?? text('admin.unreadable')}</bdi>
          <Badge tone="danger">{errorCode}</Badge>
          {replayedAt !== null && <Badge tone="accent">{text('admin.replayedOnce')}</Badge>}
        </>
      }
      end={
        <>
          <Button
            size="small"
            icon={<RotateCw aria-hidden />}
            isBusy={replaying.fetching}
            onClick={async () => told(await replay({ id }), text('admin.replayed'))}
          >
            {text('admin.replay')}
          </Button>
          <Button size="small" icon={<Trash2 aria-hidden />} onClick={() => setIsAsking(true)}>
            {text('admin.discard')}
          </Button>
        </>
      }
    >
      <span>{text('admin.ofStream', { stream, group })}</span>
      <span>{text('admin.attempts', { count: attempts })}</span>
      <span>
        {text('admin.buried')} <Moment at={buriedAt} form="full" />
      </span>
      {eventId !== null && (
        <bdi dir="ltr" className="break-all font-mono text-caption">
          {eventId}
        </bdi>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={text('admin.discardTitle')}
        confirmLabel={text('admin.discard')}
        cancelLabel={text('ui.cancel')}
        isDangerous
        isBusy={discarding.fetching}
        onClose={() => setIsAsking(false)}
        onConfirm={async () => {
          if (told(await discard({ id }), text('admin.discarded'))) setIsAsking(false);
        }}
      >
        {text('admin.discardText')}
      </ConfirmDialog>
    </Record>
  );
}
