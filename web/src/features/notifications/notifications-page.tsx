'use client';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useSteady } from '@/graph/use-steady.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useReading, useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { dayName } from '../text/day-name.ts';
import { useMinute } from '../text/use-minute.ts';
import { byDay } from './by-day.ts';
import { NotificationRow } from './notification-row.tsx';
import { NOTIFICATIONS_PAGE } from './notifications-page.query.ts';
import { useMarkNotifications } from './use-mark-notifications.ts';

export interface NotificationsPageProps {
  unreadOnly: boolean;
  /** What stands in the place of none. */
  empty: ReactNode;
  /** One was followed. */
  onOpen?: () => void;
  /** Where the page before ended, and of which day its last one was. */
  after?: string | null;
  dayBefore?: string | null;
}

/** A page of notifications by the days they are of, with the next one below it when that is wanted. */
export function NotificationsPage({ unreadOnly, empty, onOpen, after = null, dayBefore = null }: NotificationsPageProps) {
  const text = useText();
  const { dayKey } = useFormat();
  const { markRead } = useMarkNotifications();
  const [answer, ask] = useQuery({
    query: NOTIFICATIONS_PAGE,
    variables: { after, unreadOnly },
    requestPolicy: after === null ? 'cache-and-network' : 'cache-first',
  });
  const data = useSteady(answer);
  const [showsNext, setShowsNext] = useState(false);
  const page = data?.notifications;
  if (page == null) {
    if (answer.error === undefined) return <Awaited />;
    const retry = (
      <Button size="small" onClick={() => ask({ requestPolicy: 'network-only' })}>
        {text('ui.retry')}
      </Button>
    );
    return (
      <Banner tone="danger" action={retry}>
        {text('notifications.failed')}
      </Banner>
    );
  }
  const nodes = page.edges.map(({ node }) => node);
  const next = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const last = nodes.at(-1);
  const endOfPage = { unreadOnly, empty, onOpen, after: next, dayBefore: last === undefined ? dayBefore : dayKey(last.at) };
  return (
    <>
      {nodes.length === 0 && after === null && empty}
      {byDay(nodes, dayKey).map((day) => (
        <Day key={day[0]?.id} at={day[0]?.at ?? ''} isNamed={dayKey(day[0]?.at ?? '') !== dayBefore}>
          {day.map((node) => (
            <NotificationRow
              key={node.id}
              notification={node}
              onRead={(id) => void markRead([id])}
              onOpen={(id) => {
                void markRead([id]);
                onOpen?.();
              }}
            />
          ))}
        </Day>
      ))}
      {next !== null && !showsNext && (
        <Button variant="quiet" isWide onClick={() => setShowsNext(true)}>
          {text('ui.loadMore')}
        </Button>
      )}
      {next !== null && showsNext && <NotificationsPage {...endOfPage} />}
    </>
  );
}

function Day({ at, isNamed, children }: { at: string; isNamed: boolean; children: ReactNode }) {
  const { language, timeZone } = useReading();
  useMinute();
  const name = dayName(at, new Date(), language, timeZone);
  return (
    <section aria-label={name}>
      {isNamed && (
        <h2 className="px-3 pt-3 pb-1 font-medium text-caption text-ink-soft" suppressHydrationWarning>
          {name}
        </h2>
      )}
      <ul className="flex flex-col">{children}</ul>
    </section>
  );
}

function Awaited() {
  return (
    <div aria-busy>
      <SkeletonRow />
      <SkeletonRow />
      <SkeletonRow />
    </div>
  );
}
