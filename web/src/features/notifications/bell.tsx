'use client';
import { Bell as BellIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { lazy, Suspense } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Counter } from '@/ui/badge.tsx';
import { Popover } from '@/ui/popover.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { NavigationLink, navigationClass } from '../navigation/navigation-link.tsx';
import { useUnreadCount } from './use-unread-count.ts';

const NotificationsPanel = lazy(() => import('./notifications-panel.tsx').then((file) => ({ default: file.NotificationsPanel })));

/** How much the viewer has not been told of yet, and the way to it: a list beside the page, on a phone a page. */
export function Bell() {
  const text = useText();
  const isOnPage = usePathname() === '/notifications';
  const unread = useUnreadCount() ?? 0;
  const name = text('notifications.title');
  const icon = (
    <span className="relative">
      <BellIcon aria-hidden />
      <span className="absolute start-3 -top-2">
        <Counter count={unread} label={text('notifications.unreadCount', { count: unread })} tone="attention" />
      </span>
    </span>
  );
  return (
    <>
      <div className="contents md:hidden">
        <NavigationLink place="notifications" icon={icon} />
      </div>
      <div className="w-full max-md:hidden">
        <Popover
          label={name}
          trigger={(props) => (
            <button {...props} type="button" data-tooltip={name} className={navigationClass(isOnPage)}>
              {icon}
              <span className="w-full truncate text-center">{text('notifications.rail')}</span>
            </button>
          )}
        >
          {(close) => (
            <Suspense fallback={<SkeletonRow />}>
              <NotificationsPanel onClose={close} />
            </Suspense>
          )}
        </Popover>
      </div>
    </>
  );
}
