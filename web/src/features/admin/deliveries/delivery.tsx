'use client';
import { RotateCw } from 'lucide-react';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Button } from '@/ui/button.tsx';
import { useSaving } from '../../settings/use-saving.ts';
import { Moment } from '../../text/moment.tsx';
import { PersonName } from '../person-name.tsx';
import { Record } from '../records.tsx';
import { CHANNELS, KINDS, STATUSES } from './delivery-words.ts';

const DELIVERY = graphql(`
  fragment Delivery_delivery on Delivery {
    id
    channel
    status
    attempts
    reason
    createdAt
    endedAt
    nextTryAt
    kind
    letter
    user {
      id
      name
    }
  }
`);

const RETRY = graphql(`
  mutation RetryDelivery($id: ID!) {
    retryDelivery(id: $id) {
      delivery {
        ...Delivery_delivery
      }
    }
  }
`);

/** Something that was brought to somebody, or is to be. */
export function Delivery({ delivery }: { delivery: FragmentType<typeof DELIVERY> }) {
  const text = useText();
  const told = useSaving();
  const [{ fetching }, retry] = useMutation(RETRY);
  const { id, channel, status, attempts, reason, createdAt, nextTryAt, kind, letter, user } = readFragment(DELIVERY, delivery);
  const { icon: Icon, name } = CHANNELS[channel];
  return (
    <Record
      title={
        <>
          <Icon aria-hidden className="size-4 text-ink-soft" />
          <span>{text('admin.broughtBy', { kind: text(KINDS[kind]), channel: text(name) })}</span>
          <Badge tone={STATUSES[status].tone}>{text(STATUSES[status].name)}</Badge>
        </>
      }
      end={
        status !== 'SENT' && (
          <Button
            size="small"
            icon={<RotateCw aria-hidden />}
            isBusy={fetching}
            onClick={async () => told(await retry({ id }), text('admin.retried'))}
          >
            {text('admin.retry')}
          </Button>
        )
      }
    >
      <span>
        {text('admin.to')} <PersonName user={user} />
      </span>
      {letter !== null && <span className="font-mono text-caption">{letter}</span>}
      <span>{text('admin.attempts', { count: attempts })}</span>
      <span>
        {text('admin.planned')} <Moment at={createdAt} form="full" />
      </span>
      {nextTryAt !== null && (
        <span>
          {text('admin.nextTry')} <Moment at={nextTryAt} form="relative" />
        </span>
      )}
      {reason !== null && <span dir="auto">{reason}</span>}
    </Record>
  );
}
