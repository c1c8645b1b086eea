'use client';
import { type FragmentType, readFragment } from '@/graph/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { LIVE_MESSAGE } from '@/live/live-message.ts';
import { MESSAGE_ROW } from '../message-list/message-row.fragment.ts';

/** A message as it was said. Its HTML comes cleaned from the graph, which says that any page may show it as it is. */
export function ReadMessage({ message }: { message: FragmentType<typeof MESSAGE_ROW> }) {
  const text = useText();
  const format = useFormat();
  const { sender, sentAt, html, deletedAt } = readFragment(LIVE_MESSAGE, readFragment(MESSAGE_ROW, message));
  return (
    <article>
      <p className="flex items-baseline gap-2">
        <span className="font-semibold text-body text-ink">{sender.name}</span>
        <time dateTime={sentAt} className="text-caption text-ink-faint">
          {format.moment(sentAt)}
        </time>
      </p>
      {deletedAt === null ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the messages subgraph gives HTML that is safe in any page.
        <div className="text-body text-ink" dangerouslySetInnerHTML={{ __html: html }} />
      ) : (
        <p className="text-body text-ink-faint italic">{text('chat.deleted')}</p>
      )}
    </article>
  );
}
