import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type ChatClient, GraphError } from '@parley/schema/client';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { Room } from './rooms.ts';
import type { Tally } from './tally.ts';
import { untilAnswered } from './until-answered.ts';

/** A message whose sending was acknowledged, as it has to be in the end. */
export interface Acknowledged {
  room: Room;
  sender: Person;
  clientId: string;
  id: string;
  number: number;
  /** The last wording that was acknowledged; null when it was taken back. */
  body: string | null;
  /** Somebody changes it at this moment. */
  busy: boolean;
}

export interface Writing {
  rooms: readonly Room[];
  random: Random;
  tally: Tally;
  acknowledged: Acknowledged[];
  /** No further change is begun after it. */
  over: AbortSignal;
  /** What is under way is given up after it. */
  signal: AbortSignal;
}

const EDIT = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
const DELETE = 'mutation ($id: ID!) { deleteMessage(messageId: $id) { message { id } } }';
const REACT = 'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { id } } }';
const UNREACT = 'mutation ($input: ReactionInput!) { removeReaction(input: $input) { message { id } } }';
const PIN = 'mutation ($id: ID!) { pinMessage(messageId: $id) { message { id } } }';
const UNPIN = 'mutation ($id: ID!) { unpinMessage(messageId: $id) { message { id } } }';
const EMOJI = ['👍', '🎉', '❤️'];
/** Changes concern what was said lately: listeners may not have heard of it yet. */
const LATELY = 30;

/** One of those who say and change something, all the time. Each thing is done again until it is acknowledged. */
export async function write(writing: Writing): Promise<void> {
  const { random, over } = writing;
  while (!over.aborted) {
    await doSomething(writing);
    await pause(random.between(20, 400));
  }
}

function doSomething(writing: Writing): Promise<void> {
  const { random, acknowledged } = writing;
  const recent = acknowledged.slice(-LATELY).filter(({ body }) => body !== null);
  if (recent.length === 0 || random.chance(0.55)) return say(writing);
  const message = random.pick(recent);
  return random.pick([edit, edit, remove, react, react, react, pin])(writing, message);
}

async function say({ rooms, random, tally, acknowledged, signal }: Writing): Promise<void> {
  const room = random.pick(rooms);
  const sender = random.pick(room.members);
  tally.counts.sent += 1;
  const message = { conversationId: room.id, clientId: randomUUID(), body: `${sender.name} says ${tally.counts.sent}` };
  const send = (chat: ChatClient) => chat.sendMessage(message, { signal });
  const [sent, ...again] = await Promise.all(random.chance(0.15) ? sender.through.map(send) : [send(sender.chat)]);
  if (sent === undefined) return;
  tally.counts.acknowledged += 1;
  for (const other of again) {
    if (other.id !== sent.id) tally.violate('one clientId is one message', `${message.clientId} is ${sent.id} and ${other.id}`);
  }
  acknowledged.push({ room, sender, clientId: message.clientId, ...sent, body: message.body, busy: false });
}

/** Only its sender changes a wording, one change after the other: so it is known what has to be there in the end. */
async function alone(writing: Writing, message: Acknowledged, work: () => Promise<void>): Promise<void> {
  if (message.busy) return;
  message.busy = true;
  try {
    await answered(writing, work);
  } finally {
    message.busy = false;
  }
}

async function answered({ tally }: Writing, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    tally.counts['changes acknowledged'] += 1;
  } catch (error) {
    // Somebody else was faster: what was deleted is not edited, what is pinned is not pinned.
    if (!(error instanceof GraphError)) throw error;
  }
}

function edit(writing: Writing, message: Acknowledged): Promise<void> {
  return alone(writing, message, async () => {
    const body = `${message.body?.slice(0, 60)}, or rather ${writing.random.between(1, 999)}`;
    const input = { messageId: message.id, body };
    await untilAnswered(() => message.sender.chat.ask<object, object>(EDIT, { input }), writing.signal);
    message.body = body;
  });
}

function remove(writing: Writing, message: Acknowledged): Promise<void> {
  return alone(writing, message, async () => {
    message.body = null;
    await untilAnswered(() => message.sender.chat.ask<object, object>(DELETE, { id: message.id }), writing.signal);
  });
}

function react(writing: Writing, { id: messageId, room }: Acknowledged): Promise<void> {
  const { random, signal } = writing;
  const input = { messageId, emoji: random.pick(EMOJI) };
  const mutation = random.chance(0.7) ? REACT : UNREACT;
  return answered(writing, async () => {
    await untilAnswered(() => random.pick(room.members).chat.ask<object, object>(mutation, { input }), signal);
  });
}

function pin(writing: Writing, { id, room }: Acknowledged): Promise<void> {
  const { random, signal } = writing;
  const mutation = random.chance(0.6) ? PIN : UNPIN;
  return answered(writing, async () => {
    await untilAnswered(() => room.owner.chat.ask<object, object>(mutation, { id }), signal);
  });
}
