import { OPERATORS, type Operator, type QueryPart, termOf, VALUES } from './query-text.ts';

/** What a search can be completed with. */
export type Suggestion =
  | { kind: 'operator'; operator: Operator; written: string }
  | { kind: 'value'; operator: 'has' | 'is'; value: string; written: string }
  | { kind: 'day'; operator: 'before' | 'after' | 'on'; day: string; name: DayName; written: string }
  | { kind: 'person'; id: string; name: string; written: string }
  | { kind: 'conversation'; id: string; name: string; written: string };

export type DayName = 'today' | 'yesterday' | 'weekAgo' | 'monthAgo';

/** Those who can be suggested, as far as they are known. */
export interface Known {
  viewer: { id: string; name: string };
  people: readonly { id: string; name: string }[];
  /** `calledBy` is what `in:` knows them by. */
  conversations: readonly { id: string; name: string; calledBy: string }[];
  /** As year-month-day. */
  today: string;
}

const MOST = 7;

/** What the part that is being written may become. Words that begin like an operator may become that; nothing is said of other words. */
export function suggestionsFor({ operator, value }: QueryPart, known: Known): Suggestion[] {
  const wanted = value.trim().toLocaleLowerCase();
  switch (operator) {
    case '':
      return OPERATORS.filter((name) => name.startsWith(wanted)).map((name) => ({
        kind: 'operator',
        operator: name,
        written: `${name}:`,
      }));
    case 'from': {
      const me = { kind: 'person', ...known.viewer, written: 'from:me' } as const;
      const others = known.people.filter(({ id }) => id !== known.viewer.id);
      const people = others.map(({ id, name }) => ({ kind: 'person', id, name, written: termOf('from', name) }) as const);
      return [me, ...people].filter(({ name, written }) => fits(name, wanted) || written === `from:${wanted}`).slice(0, MOST);
    }
    case 'in':
      return known.conversations
        .filter(({ name }) => fits(name, wanted.replace(/^#/, '')))
        .map(({ id, name, calledBy }): Suggestion => ({ kind: 'conversation', id, name, written: termOf('in', calledBy) }))
        .slice(0, MOST);
    case 'has':
    case 'is':
      return VALUES[operator]
        .filter((each) => each.startsWith(wanted))
        .map((each) => ({ kind: 'value', operator, value: each, written: termOf(operator, each) }));
    case 'before':
    case 'after':
    case 'on':
      return daysBefore(known.today)
        .filter(({ day }) => day.startsWith(wanted))
        .map(({ day, name }) => ({ kind: 'day', operator, day, name, written: termOf(operator, day) }));
    default:
      return [];
  }
}

/** Whether a name, or a word of it, begins so. */
function fits(name: string, wanted: string): boolean {
  const lower = name.toLocaleLowerCase();
  return lower.startsWith(wanted) || lower.split(/\s+/).some((word) => word.startsWith(wanted));
}

function daysBefore(today: string): { day: string; name: DayName }[] {
  const back = (days: number) => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  return [
    { day: today, name: 'today' },
    { day: back(1), name: 'yesterday' },
    { day: back(7), name: 'weekAgo' },
    { day: back(30), name: 'monthAgo' },
  ];
}
