'use client';
import { BellRing, Settings } from 'lucide-react';
import Link from 'next/link';
import { useText } from '@/i18n/text.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { moveAmongLinks } from '../conversation-list/move-among-links.ts';
import { MarkAllRead } from './mark-all-read.tsx';
import { NotificationsPage } from './notifications-page.tsx';

/** What the bell opens where there is room for it beside the page. */
export function NotificationsPanel({ onClose }: { onClose: () => void }) {
  const text = useText();
  return (
    <div className="flex max-h-[min(36rem,80dvh)] w-104 max-w-full flex-col">
      <header className="flex items-center gap-2 border-line border-b py-2 ps-4 pe-2">
        <h2 className="flex-1 font-semibold text-title">{text('notifications.title')}</h2>
        <MarkAllRead />
        <Link
          href="/settings/notifications"
          prefetch={false}
          onClick={onClose}
          aria-label={text('notifications.toSettings')}
          data-tooltip={text('notifications.toSettings')}
          className="flex size-control-small items-center justify-center rounded-control text-ink-soft hover:bg-hover hover:text-ink"
        >
          <Settings aria-hidden className="size-[1.125rem]" />
        </Link>
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows lead among its links, which are reached without them too */}
      <div className="min-h-40 flex-1 overflow-y-auto px-1 pb-1" onKeyDown={moveAmongLinks}>
        <NotificationsPage
          unreadOnly={false}
          onOpen={onClose}
          empty={
            <EmptyState icon={<BellRing />} title={text('notifications.none')}>
              {text('notifications.noneHint')}
            </EmptyState>
          }
        />
      </div>
      <footer className="border-line border-t p-1.5 text-center">
        <Link
          href="/notifications"
          prefetch={false}
          onClick={onClose}
          className="block rounded-control py-1.5 font-medium text-accent-ink text-label no-underline hover:bg-hover"
        >
          {text('notifications.showAll')}
        </Link>
      </footer>
    </div>
  );
}
