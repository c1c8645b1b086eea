import { silentLog } from '@parley/kit/log';
import { startMongoDatabase } from '../../src/store/mongodb/mongo-database.ts';
import type { MessageReference } from '../../src/store/rows.ts';
import type { Announcement, MessageDraft, NewConversation } from '../../src/store/store.ts';
import { type MongoUrls, startMongoNode } from './mongo-nodes.ts';

/** What the process does before it is killed, and the write right after which that happens. */
export interface Death {
  urls: MongoUrls;
  prefix: string;
  after: { collection: string; method: Write };
  act:
    | { kind: 'create'; conversation: NewConversation }
    | { kind: 'send'; draft: MessageDraft }
    | { kind: 'delete'; reference: MessageReference; actorId: string }
    | { kind: 'join'; conversationId: string; userIds: readonly string[]; told: Announcement }
    | { kind: 'leave'; conversationId: string; userId: string; told: Announcement };
}

export type Write = 'insertOne' | 'insertMany' | 'updateOne' | 'updateMany' | 'findOneAndUpdate';

/** As kill -9 would: nothing that stands behind the write in the code is ever run. */
function dieAfter(collection: object, name: string, method: Write): void {
  const prototype = Object.getPrototypeOf(collection) as Record<Write, (...given: unknown[]) => Promise<unknown>>;
  const write = prototype[method];
  prototype[method] = async function (this: { collectionName: string }, ...given) {
    const result = await write.apply(this, given);
    if (this.collectionName === name) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}

const { urls, prefix, after, act } = JSON.parse(process.argv[2] ?? '') as Death;
// A relay that never sweeps: it would write, and die, before the act.
const { store } = await startMongoNode(urls, prefix, { sweepEveryMs: 3_600_000, leftAfterMs: 3_600_000 });
const { conversations } = await startMongoDatabase({ url: urls.mongo, poolSize: 1, log: silentLog() });
dieAfter(conversations, after.collection, after.method);
if (act.kind === 'create') await store.conversations.create(act.conversation);
if (act.kind === 'send') await store.messages.append(act.draft);
if (act.kind === 'delete') {
  const tombstone = { body: '', deletedAt: new Date(), deletedBy: act.actorId };
  await store.messages.change(act.reference, () => tombstone, act.actorId);
}
if (act.kind === 'leave') await store.members.leave(act.conversationId, act.userId, act.told);
if (act.kind === 'join') {
  const people = act.userIds.map((userId) => ({ userId, role: 'MEMBER' as const }));
  await store.members.join(act.conversationId, people, 8, act.told);
}
// What is published is written after the act.
setTimeout(() => process.exit(1), 10_000);
