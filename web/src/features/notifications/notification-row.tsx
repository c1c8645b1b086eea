'use client';
import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FragmentType } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { classNames } from '@/ui/class-names.ts';
import { IconButton } from '@/ui/icon-button.tsx';
import { ChatLink } from '../chat/chat-link.tsx';
import { placeOfPath } from '../chat/chat-place.ts';
import { pictureOf } from '../people/picture.ts';
import { Moment } from '../text/moment.tsx';
import { NotificationKindIcon } from './notification-kind-icon.tsx';
import { pathOfNotification } from './notification-place.ts';
import { useNotificationWords } from './notification-words.ts';
import { readTold, type TOLD_NOTIFICATION, type ToldNotification } from './told-notification.ts';

export interface NotificationRowProps {
  notification: FragmentType<typeof TOLD_NOTIFICATION>;
  onOpen: (id: string) => void;
  onRead: (id: string) => void;
}

/** One notification: pressing it leads to what it is about. */
export function NotificationRow({ notification, onOpen, onRead }: NotificationRowProps) {
  const text = useText();
  const wordsOf = useNotificationWords();
  const told = readTold(notification);
  const { id, at, readAt } = told;
  const { title, excerpt } = wordsOf(told);
  const isUnread = readAt === null;
  return (
    <li className="group relative">
      <Target path={pathOfNotification(told)} onOpen={() => onOpen(id)}>
        <Who told={told} />
        <span className={classNames('flex min-w-0 flex-1 flex-col gap-0.5', isUnread && 'pe-8')}>
          <span
            dir="auto"
            className={classNames('own-direction line-clamp-2 text-body text-ink', isUnread ? 'font-semibold' : 'font-medium')}
          >
            {isUnread && <span className="sr-only">{text('notifications.unread')} </span>}
            {title}
          </span>
          {excerpt !== '' && (
            <span dir="auto" className="own-direction line-clamp-2 text-ink-soft text-label">
              {excerpt}
            </span>
          )}
          <Moment at={at} form="relative" className="text-caption text-ink-soft" />
        </span>
      </Target>
      {isUnread && (
        <span className="absolute end-2 top-2">
          <span
            aria-hidden
            className="absolute inset-0 m-auto size-2 rounded-full bg-attention group-focus-within:hidden group-hover:hidden"
          />
          <IconButton
            size="small"
            label={text('notifications.markRead')}
            icon={<Check />}
            onClick={() => onRead(id)}
            className="opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100"
          />
        </span>
      )}
    </li>
  );
}

const TARGET_CLASS =
  'flex w-full items-start gap-3 rounded-control px-3 py-2.5 text-start no-underline transition-colors hover:bg-hover active:bg-pressed focus-visible:-outline-offset-2';

function Target({ path, onOpen, children }: { path: string; onOpen: () => void; children: ReactNode }) {
  const place = placeOfPath(path);
  if (place.conversationId !== null) {
    return (
      <ChatLink to={place} onClick={onOpen} className={TARGET_CLASS}>
        {children}
      </ChatLink>
    );
  }
  return (
    <Link href={path} prefetch={false} onClick={onOpen} className={TARGET_CLASS}>
      {children}
    </Link>
  );
}

/** The one who did it, with a mark of what they did. */
function Who({ told: { kind, actor } }: { told: ToldNotification }) {
  if (actor === null) {
    return (
      <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-warning-wash text-warning-ink">
        <NotificationKindIcon kind={kind} className="size-5" />
      </span>
    );
  }
  return (
    <span className="relative shrink-0">
      <Avatar id={actor.id} name={actor.name} picture={pictureOf(actor.avatar)} />
      <span className="absolute -end-1 -bottom-1 flex size-5 items-center justify-center rounded-full border-2 border-surface bg-accent text-on-accent">
        <NotificationKindIcon kind={kind} className="size-3" />
      </span>
    </span>
  );
}
