'use client';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { classNames } from '@/ui/class-names.ts';
import { useConversationName } from '../conversation/conversation-name.ts';
import { useNameInSearch } from './name-in-search.ts';
import { hasTerm, termOf, toggleTerm } from './query-text.ts';

export const FACETS = graphql(`
  fragment Facets_searchFacets on SearchFacets {
    count
    isCountCut
    conversations {
      count
      conversation {
        id
        kind
        name
        members(first: 5) {
          edges {
            node {
              nickname
              user {
                id
                name
              }
            }
          }
        }
      }
    }
    senders {
      count
      sender {
        id
        name
      }
    }
    marks {
      mark
      count
    }
  }
`);

const MARKS = {
  LINK: { term: 'has:link', name: 'search.hasLink' },
  FILE: { term: 'has:file', name: 'search.hasFile' },
  REACTION: { term: 'has:reaction', name: 'search.hasReaction' },
  PINNED: { term: 'is:pinned', name: 'search.isPinned' },
  EDITED: { term: 'is:edited', name: 'search.isEdited' },
  THREAD: { term: 'is:thread', name: 'search.isThread' },
} as const satisfies Record<string, { term: string; name: TextName }>;

export interface FacetsProps {
  facets: FragmentType<typeof FACETS>;
  search: string;
  onSearch: (search: string) => void;
  /** Whether one conversation is searched, so that they are not told apart. */
  isOneConversation?: boolean;
}

/** How what was found divides: each leads to its part, and back. */
export function Facets({ facets, search, onSearch, isOneConversation = false }: FacetsProps) {
  const text = useText();
  const nameOf = useConversationName();
  const nameInSearch = useNameInSearch();
  const { conversations, senders, marks } = readFragment(FACETS, facets);
  const groups = [
    {
      name: text('search.people'),
      choices: senders.map(({ sender, count }) => ({
        key: sender.id,
        name: sender.name,
        term: termOf('from', sender.name),
        count,
      })),
    },
    {
      name: text('search.conversations'),
      choices: isOneConversation
        ? []
        : conversations.flatMap(({ conversation, count }) =>
            conversation === null
              ? []
              : { key: conversation.id, name: nameOf(conversation), term: termOf('in', nameInSearch(conversation)), count },
          ),
    },
    {
      name: text('search.marks'),
      choices: marks.map(({ mark, count }) => ({ key: mark, name: text(MARKS[mark].name), term: MARKS[mark].term, count })),
    },
  ];
  return groups.map(
    ({ name, choices }) =>
      choices.length > 0 && (
        <fieldset key={name} className="min-w-0">
          <legend className="px-2 pb-1 font-medium text-caption text-ink-soft">{name}</legend>
          <ul className="flex flex-wrap gap-1 lg:flex-col">
            {choices.map(({ key, name: choice, term, count }) => (
              <li key={key} className="max-w-full">
                <FacetChoice
                  name={choice}
                  count={count}
                  isChosen={hasTerm(search, term)}
                  onChoose={() => onSearch(toggleTerm(search, term))}
                />
              </li>
            ))}
          </ul>
        </fieldset>
      ),
  );
}

interface FacetChoiceProps {
  name: string;
  count: number;
  isChosen: boolean;
  onChoose: () => void;
}

function FacetChoice({ name, count, isChosen, onChoose }: FacetChoiceProps) {
  const format = useFormat();
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={classNames(
        'flex w-full max-w-full items-center gap-2 rounded-control px-2 py-1 text-start text-label transition-colors hover:bg-hover max-lg:border max-lg:border-line',
        isChosen ? 'bg-accent-wash font-medium text-accent-ink' : 'text-ink',
      )}
    >
      <span className="min-w-0 flex-1 truncate">
        <bdi>{name}</bdi>
      </span>
      <span className="text-caption text-ink-soft tabular-nums">{format.number(count)}</span>
    </button>
  );
}
