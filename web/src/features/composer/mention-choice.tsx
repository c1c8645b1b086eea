'use client';
import { useText } from '@/i18n/text.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { classNames } from '@/ui/class-names.ts';
import type { Mentionable } from './mention-text.ts';

/** All members, and those who are present: written as they are, and no person. */
export const CALLS = ['everyone', 'here'] as const;

export interface MentionChoiceProps {
  id: string;
  people: readonly Mentionable[];
  chosen: number;
  onChoose: (person: Mentionable) => void;
}

/** Who can be mentioned with what was typed so far. The focus stays in the text, which moves the choice. */
export function MentionChoice({ id, people, chosen, onChoose }: MentionChoiceProps) {
  const text = useText();
  return (
    <div
      id={id}
      role="listbox"
      aria-label={text('messages.mention')}
      className="absolute inset-x-3 bottom-full z-20 mb-1 max-h-64 overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-high"
    >
      {people.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text field.
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          className={classNames(
            'flex cursor-default items-center gap-2 rounded-mark px-2 py-1.5 text-body',
            index === chosen && 'bg-hover',
          )}
        >
          <Avatar id={person.id} name={person.name} size="small" />
          <bdi className="min-w-0 truncate">{person.name}</bdi>
          {person.id === 'everyone' && <span className="text-caption text-ink-soft">{text('messages.mentionEveryone')}</span>}
          {person.id === 'here' && <span className="text-caption text-ink-soft">{text('messages.mentionHere')}</span>}
        </div>
      ))}
    </div>
  );
}
