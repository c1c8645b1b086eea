'use client';
import { BellRing, Settings } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { buttonClass } from '@/ui/button-class.ts';
import { EmptyState } from '@/ui/empty-state.tsx';
import { RadioGroup } from '@/ui/radio-group.tsx';
import { moveAmongLinks } from '../conversation-list/move-among-links.ts';
import { InsidePage } from '../navigation/inside-page.tsx';
import { MarkAllRead } from './mark-all-read.tsx';
import { NotificationsPage } from './notifications-page.tsx';

type Shown = 'all' | 'unread';

/** All that the viewer was told, on a page of its own. */
export function NotificationsScreen() {
  const text = useText();
  const [shown, setShown] = useState<Shown>('all');
  const unreadOnly = shown === 'unread';
  return (
    <InsidePage
      title={text('notifications.title')}
      end={
        <Link
          href="/settings/notifications"
          prefetch={false}
          aria-label={text('notifications.toSettings')}
          className={buttonClass({ variant: 'quiet' })}
        >
          <Settings aria-hidden />
        </Link>
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <RadioGroup<Shown>
          label={text('notifications.which')}
          isLabelHidden
          layout="segments"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: text('notifications.all') },
            { value: 'unread', label: text('notifications.unread') },
          ]}
        />
        <MarkAllRead unreadOnly={unreadOnly} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows lead among its links, which are reached without them too */}
      <div className="-mx-3" onKeyDown={moveAmongLinks}>
        <NotificationsPage
          key={shown}
          unreadOnly={unreadOnly}
          empty={
            <EmptyState icon={<BellRing />} title={text(unreadOnly ? 'notifications.noneUnread' : 'notifications.none')}>
              {text('notifications.noneHint')}
            </EmptyState>
          }
        />
      </div>
    </InsidePage>
  );
}
