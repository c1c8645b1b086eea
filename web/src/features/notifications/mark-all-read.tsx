'use client';
import { CheckCheck } from 'lucide-react';
import { useQuery } from 'urql';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { NOTIFICATIONS_PAGE } from './notifications-page.query.ts';
import { useMarkNotifications } from './use-mark-notifications.ts';
import { useUnreadCount } from './use-unread-count.ts';

/** Marks as read what the list beside it shows, and all below that: what comes meanwhile stays unread. */
export function MarkAllRead({ unreadOnly = false }: { unreadOnly?: boolean }) {
  const text = useText();
  const unread = useUnreadCount() ?? 0;
  const { markReadUntil, isMarking } = useMarkNotifications();
  const [{ data }] = useQuery({
    query: NOTIFICATIONS_PAGE,
    variables: { after: null, unreadOnly },
    requestPolicy: 'cache-only',
  });
  const newest = data?.notifications?.edges[0]?.node.number;
  return (
    <Button
      variant="quiet"
      size="small"
      icon={<CheckCheck aria-hidden />}
      isBusy={isMarking}
      disabled={unread === 0 || newest === undefined}
      onClick={() => newest !== undefined && void markReadUntil(newest)}
    >
      {text('notifications.markAllRead')}
    </Button>
  );
}
