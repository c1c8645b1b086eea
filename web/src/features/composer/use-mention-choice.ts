'use client';
import { useId, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { MENTIONABLE } from './composer-graph.ts';
import { CALLS } from './mention-choice.tsx';
import { type Mentionable, matching, mentionBefore } from './mention-text.ts';

const MOST_SHOWN = 8;

export interface MentionChoosing {
  id: string;
  /** Those who fit what is written before the caret; nobody where nothing is mentioned. */
  people: readonly Mentionable[];
  chosen: number;
  /** What the caret is behind now. */
  look(text: string, caret: number): void;
  move(step: number): void;
  close(): void;
  /** The text with the name in it, and where the caret is then. */
  complete(text: string, caret: number, person: Mentionable): { text: string; caret: number };
  /** All who can be mentioned, as far as they are known. */
  known: readonly Mentionable[];
}

/** The choice of members while an @ is being written. They are fetched when the first is. */
export function useMentionChoice(conversationId: string): MentionChoosing {
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const [isWanted, setIsWanted] = useState(false);
  const [{ data }] = useQuery({ query: MENTIONABLE, variables: { conversationId }, pause: !isWanted });
  const members = data?.conversation?.members?.edges;
  const known = useMemo(() => members?.map(({ node }) => node.user) ?? [], [members]);
  const people = useMemo(() => {
    if (query === null) return [];
    return matching([...known, ...CALLS.map((name) => ({ id: name, name }))], query, MOST_SHOWN);
  }, [known, query]);
  return {
    id,
    people,
    known,
    chosen: Math.min(chosen, Math.max(people.length - 1, 0)),
    look(text, caret) {
      const mention = mentionBefore(text, caret);
      if (mention !== null) setIsWanted(true);
      if (mention?.query !== query) setChosen(0);
      setQuery(mention?.query ?? null);
    },
    move: (step) => setChosen((before) => (before + step + people.length) % Math.max(people.length, 1)),
    close: () => setQuery(null),
    complete(text, caret, person) {
      const start = mentionBefore(text, caret)?.start ?? caret;
      setQuery(null);
      const name = `@${person.name} `;
      return { text: text.slice(0, start) + name + text.slice(caret), caret: start + name.length };
    },
  };
}
