'use client';
import { useMutation } from 'urql';
import { useProblem } from '@/graph/use-problem.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { useToast } from '@/ui/toast.tsx';
import { ADD_REACTION, REMOVE_REACTION } from './message-changes.ts';

export interface ShownReaction {
  emoji: string;
  count: number;
  viewerReacted: boolean;
  people: readonly { id: string; name: string }[];
}

/** The reactions to a message: a press gives the same one, or takes one's own back. */
export function Reactions({ messageId, reactions }: { messageId: string; reactions: readonly ShownReaction[] }) {
  const text = useText();
  const format = useFormat();
  const toggle = useToggleReaction();
  if (reactions.length === 0) return null;
  return (
    <ul aria-label={text('messages.reactions')} className="mt-1 flex flex-wrap gap-1">
      {reactions.map(({ emoji, count, viewerReacted, people }) => {
        const names = people.map(({ name }) => name);
        const more = count - names.length;
        const by = format.list(more > 0 ? [...names, text('messages.andMore', { count: more })] : names);
        return (
          <li key={emoji}>
            <button
              type="button"
              aria-pressed={viewerReacted}
              aria-label={text('messages.reactedWith', { emoji, people: by })}
              data-tooltip={by}
              onClick={() => toggle(messageId, emoji, viewerReacted)}
              className="flex h-6 items-center gap-1 rounded-full border border-line bg-surface px-2 text-label hover:border-line-strong aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent-ink"
            >
              <span aria-hidden>{emoji}</span>
              <span aria-hidden className="tabular-nums">
                {format.number(count)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** `toggle(messageId, emoji, isOwn)`: takes one's own reaction back, or gives it. It is seen at once; where it is refused, that is said. */
export function useToggleReaction(): (messageId: string, emoji: string, isOwn: boolean) => void {
  const [, add] = useMutation(ADD_REACTION);
  const [, remove] = useMutation(REMOVE_REACTION);
  const toast = useToast();
  const problem = useProblem();
  return async (messageId, emoji, isOwn) => {
    const { error } = await (isOwn ? remove : add)({ input: { messageId, emoji } });
    if (error !== undefined) toast({ text: problem(error), tone: 'danger' });
  };
}
