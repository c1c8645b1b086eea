'use client';
import { History } from 'lucide-react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { MessageText } from '../text/message-text.tsx';
import { Moment } from '../text/moment.tsx';

const MESSAGE = graphql(`
  fragment EarlierWordings_message on Message {
    sentAt
    html
    editedAt
    mentions {
      people {
        id
        name
      }
    }
    edits {
      html
      saidAt
    }
  }
`);

/** How a message reads now, and how it read before, the latest wording first. */
export function EarlierWordings({ message }: { message: FragmentType<typeof MESSAGE> }) {
  const text = useText();
  const viewer = useViewer();
  const { sentAt, html, editedAt, edits, mentions } = readFragment(MESSAGE, message);
  if (edits.length === 0) {
    return (
      <EmptyState icon={<History />} title={text('thread.neverEdited')}>
        {text('thread.neverEditedHint')}
      </EmptyState>
    );
  }
  const nameOf = (userId: string) => mentions.people.find((person) => person.id === userId)?.name;
  const earlier = [...edits].sort((one, other) => Date.parse(other.saidAt) - Date.parse(one.saidAt));
  const wordings = [{ html, saidAt: editedAt ?? sentAt }, ...earlier];
  return (
    <ol className="flex flex-col gap-4 px-3">
      {wordings.map((wording, index) => (
        <li key={wording.saidAt} className="border-line border-s-2 ps-3">
          <p className="text-caption text-ink-soft">
            {text(index === 0 ? 'thread.wordingNow' : 'thread.wordingBefore')} · <Moment at={wording.saidAt} form="full" />
          </p>
          <MessageText html={wording.html} nameOf={nameOf} viewerId={viewer.id} className="text-body text-ink" />
        </li>
      ))}
    </ol>
  );
}
