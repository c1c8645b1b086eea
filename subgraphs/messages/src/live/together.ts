import DataLoader from 'dataloader';
import type { Head, MemberRow } from '../store/rows.ts';
import type { ChangedRow, ChangesAsked, MemberKey, MessagesStore } from '../store/store.ts';

/**
 * What live questions ask of the store: those of one tick travel together, whoever asks them, so that a thousand people who come back at
 * once cost a few statements. No answer is kept for a later question.
 */
export interface Together {
  epoch(): Promise<string>;
  head(conversationId: string): Promise<Head | null>;
  /** Null for who is no member now. */
  member(key: MemberKey): Promise<MemberRow | null>;
  newSince(asked: Asked): Promise<ChangedRow[]>;
  changedSince(asked: Asked): Promise<ChangedRow[]>;
}

/** `revision` means something for changes only. */
export interface Asked extends ChangesAsked {
  limit: number;
}

const AT_ONCE = { cache: false, maxBatchSize: 1000 };

export function askTogether({ conversations, members, messages }: MessagesStore): Together {
  const epochs = new DataLoader(async (asked: readonly 'epoch'[]) => {
    const epoch = await conversations.epoch();
    return asked.map(() => epoch);
  }, AT_ONCE);
  const heads = new DataLoader(async (ids: readonly string[]) => {
    const found = await conversations.headsOf([...new Set(ids)]);
    return ids.map((id) => found.get(id) ?? null);
  }, AT_ONCE);
  const memberships = new DataLoader(async (keys: readonly MemberKey[]) => {
    const found = await members.byKeys([...new Map(keys.map((key) => [nameOf(key), key])).values()]);
    const byName = new Map(found.map((member) => [nameOf(member), member]));
    return keys.map((key) => byName.get(nameOf(key)) ?? null);
  }, AT_ONCE);
  const fresh = new DataLoader(
    (all: readonly Asked[]) => withEachLimit(all, (asked, limit) => messages.newSince(asked, limit)),
    AT_ONCE,
  );
  const changed = new DataLoader(
    (all: readonly Asked[]) => withEachLimit(all, (asked, limit) => messages.changedSince(asked, limit)),
    AT_ONCE,
  );
  return {
    epoch: () => epochs.load('epoch'),
    head: (conversationId) => heads.load(conversationId),
    member: (key) => memberships.load(key),
    newSince: (asked) => fresh.load(asked),
    changedSince: (asked) => changed.load(asked),
  };
}

const nameOf = ({ conversationId, userId }: MemberKey) => `${conversationId}/${userId}`;

/** In the order of what was asked: a statement has one limit, and nearly always all ask with the same. */
async function withEachLimit(
  all: readonly Asked[],
  ask: (asked: readonly Asked[], limit: number) => Promise<ChangedRow[][]>,
): Promise<ChangedRow[][]> {
  const answers = new Map<Asked, ChangedRow[]>();
  for (const [limit, asked] of Map.groupBy(all, (one) => one.limit)) {
    const found = await ask(asked, limit);
    for (const [index, one] of asked.entries()) answers.set(one, found[index] ?? []);
  }
  return all.map((one) => answers.get(one) ?? []);
}
