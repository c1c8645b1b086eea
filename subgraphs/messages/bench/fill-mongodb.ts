import { readFileSync } from 'node:fs';
import { silentLog } from '@parley/kit/log';
import { MAIN_LINE, type MessageDocument, messageAt } from '../src/store/mongodb/message.document.ts';
import { startMongoDatabase } from '../src/store/mongodb/mongo-database.ts';

/**
 * For `npm run bench -- messages`: puts messages into conversations that have their first one only, as sending them would have left them. Told what by
 * a file: `{ url, rooms: [{ id, senderId }], messages, bodies }`; prints how many there are.
 */
interface Fill {
  url: string;
  rooms: readonly { id: string; senderId: string }[];
  /** In each conversation. */
  messages: number;
  bodies: readonly string[];
}

const BATCH = 1000;
const { url, rooms, messages, bodies } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Fill;
const database = await startMongoDatabase({ url, poolSize: 4, log: silentLog() });

function messageOf({ id, senderId }: Fill['rooms'][number], number: number): MessageDocument {
  return {
    ...messageAt({ conversationId: id, number }),
    number,
    revision: number,
    revisions: [number],
    headNumber: number,
    headCounted: number - 1,
    counted: number - 1,
    senderId,
    clientId: `loaded ${number}`,
    sentAt: new Date(),
    system: null,
    body: bodies[number % bodies.length] ?? '',
    mentions: { userIds: [], everyone: false, here: false },
    threadRoot: MAIN_LINE,
    threadCounted: null,
    replyCount: 0,
    lastReplyAt: null,
    quote: null,
    forwardedFrom: null,
    attachments: [],
    edits: [],
    editedAt: null,
    deletedAt: null,
    deletedBy: null,
    pinnedAt: null,
    pinnedBy: null,
    reactions: [],
    archivedAt: null,
    outbox: [],
  };
}

for (const room of rooms) {
  const last = messages + 1;
  for (let first = 2; first <= last; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, last + 1 - first) }, (_, index) => first + index);
    await database.messages.insertMany(numbers.map((number) => messageOf(room, number)));
  }
  const head = { number: last, revision: last, counted: messages, lastInMainLine: last };
  await database.conversations.updateOne(
    { _id: room.id },
    { $max: { ...head, lastMessageAt: new Date(), changedAt: new Date() } },
  );
}
console.log(rooms.length * messages);
await database.stop();
