import type { Variables } from './operation.ts';

/** Where a program stands, by the ids of conversations. Keep it, and the next run goes on from there. */
export type Positions = Readonly<Record<string, string>>;

/** What a subscription is given so that it goes on where it stands, and what it learns from what has come. */
export interface Progress {
  variables(): Variables;
  /** Throws when the result does not say what is needed to go on from it. */
  took(data: Variables): void;
}

interface Update {
  kind: string;
  position: string;
  conversationId?: string;
}

/** One position, given as `$after`. */
export function singleProgress(from: string | null): Progress & { readonly position: string | null } {
  let position = from;
  return {
    variables: () => ({ after: position }),
    took(data) {
      position = updateOf(data)?.position ?? position;
    },
    get position() {
      return position;
    },
  };
}

/** A position for each conversation, given as `$positions`. */
export function inboxProgress(from: Positions): Progress & { readonly positions: Positions } {
  const positions = new Map(Object.entries(from));
  return {
    variables: () => ({ positions: [...positions].map(([conversationId, position]) => ({ conversationId, position })) }),
    took(data) {
      const update = updateOf(data);
      if (update === null) return;
      const { kind, conversationId, position } = update;
      if (conversationId === undefined) throw unselected();
      if (kind === 'ENDED') positions.delete(conversationId);
      else positions.set(conversationId, position);
    },
    get positions() {
      return Object.fromEntries(positions);
    },
  };
}

/** For what has no history: after a drop one is told what is now. */
export const noProgress: Progress = { variables: () => ({}), took: () => undefined };

/** A subscription has one root field, under whatever name. It is null where its subgraph could not answer. */
function updateOf(data: Variables): Update | null {
  const [update] = Object.values(data) as [Partial<Update> | null | undefined];
  if (update == null) return null;
  const { kind, position, conversationId } = update;
  if (typeof kind !== 'string' || typeof position !== 'string') throw unselected();
  return { kind, position, conversationId };
}

const unselected = () => new Error('To go on after a drop, select kind and position, and of an inbox conversationId too.');
