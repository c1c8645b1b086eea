import { randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cpuSeconds } from '../processes.ts';
import { type Asker, createAsker } from './ask.ts';
import { evenly } from './evenly.ts';
import { Latencies } from './latencies.ts';
import { fellowsOf, type Heard, listen } from './listen.ts';
import { createRooms, type Person, type Room, registerPeople } from './people.ts';
import { startPlatform } from './platform.ts';

const PEOPLE = 60;
const ROOMS = 12;
const ROOM_SIZE = 10;
/** Typing and statuses beside the messages. */
const TYPING_PER_SECOND = 10;
const STATUSES_PER_SECOND = 5;
const WARM_UP_SECONDS = 5;
const LATE_MS = 3_000;

const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id number } } }';
const HEARTBEAT = 'mutation ($input: HeartbeatInput!) { heartbeat(input: $input) { nextWithinSeconds } }';
const TYPE = 'mutation ($id: ID!) { startTyping(conversationId: $id) { __typename } }';
const STOP_TYPING = 'mutation ($id: ID!) { stopTyping(conversationId: $id) { __typename } }';
const STATUS = 'mutation ($input: SetStatusInput!) { setStatus(input: $input) { presence { status } } }';

/**
 * How long it takes from a mutation until those who listen have heard of it, on the whole platform as `npm start` runs it, while people talk in many rooms: messages,
 * typing and presence.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: { rate: { type: 'string', default: '100' }, seconds: { type: 'string', default: '20' } },
  });
  const [perSecond, seconds] = [Number(values.rate), Number(values.seconds)];
  const busyBefore = loadavg()[0]?.toFixed(1);
  const platform = await startPlatform();
  const asker = createAsker(platform.url);
  try {
    const people = await registerPeople(asker, PEOPLE);
    const rooms = await createRooms(asker, people, ROOMS, ROOM_SIZE);
    for (const person of people) await asker.ask(HEARTBEAT, { input: { deviceId: 'bench', state: 'ACTIVE' } }, person);
    const heard: Heard = { messages: new Latencies(), typing: new Latencies(), presence: new Latencies() };
    const listening = await listen(platform.url, people, rooms, heard);
    const busy = new Set<Person>();
    const talk = (length: number, counted: Heard) =>
      Promise.all([
        evenly(perSecond, length, (turn) => say(asker, rooms, turn, counted.messages)),
        evenly(TYPING_PER_SECOND, length, (turn) => type(asker, rooms, turn, counted.typing)),
        evenly(STATUSES_PER_SECOND, length, (turn) =>
          changeStatus(asker, people[turn % people.length] as Person, busy, rooms, counted.presence),
        ),
      ]);
    await talk(WARM_UP_SECONDS, { messages: new Latencies(), typing: new Latencies(), presence: new Latencies() });
    const before = cpuSeconds(platform.process.pid);
    await talk(seconds, heard);
    await wait(LATE_MS);
    const used = (cpuSeconds(platform.process.pid) - before) / seconds;
    listening.stop();

    console.log(
      `${perSecond} messages a second for ${seconds} s in ${ROOMS} rooms of ${ROOM_SIZE}, ${PEOPLE} people with a socket each; gateway and`,
    );
    console.log(
      `subgraphs in one process, which with PostgreSQL used ${used.toFixed(2)} cores. From the mutation until it is heard:`,
    );
    console.log(
      `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}, load before ${busyBefore}.\n`,
    );
    console.log('             p50 ms   p95 ms   p99 ms     heard      of');
    for (const [name, times] of Object.entries(heard) as [string, Latencies][]) {
      const cells = [0.5, 0.95, 0.99].map((share) => times.at(share).toFixed(1).padStart(9)).join('');
      console.log(`${name.padEnd(10)}${cells}${`${times.count}`.padStart(10)}${`${times.expected}`.padStart(8)}`);
    }
    for (const failure of new Set(listening.failures)) console.log(`A subscription ended: ${failure}`);
  } finally {
    await asker.stop();
    await platform.stop();
  }
}

const idsOf = (people: readonly Person[]) => people.map(({ id }) => id);

function say({ ask }: Asker, rooms: readonly Room[], turn: number, latencies: Latencies): Promise<unknown> {
  const room = rooms[turn % rooms.length] as Room;
  const sender = room.members[Math.floor(turn / rooms.length) % room.members.length] as Person;
  const body = `${randomUUID()} Shall we meet at the harbour at five?`;
  latencies.begin(body, idsOf(room.members));
  return ask(SEND, { input: { conversationId: room.id, clientId: randomUUID(), body } }, sender);
}

/** Each person types for a moment. */
async function type({ ask }: Asker, rooms: readonly Room[], turn: number, latencies: Latencies): Promise<void> {
  const room = rooms[turn % rooms.length] as Room;
  const person = room.members[Math.floor(turn / rooms.length) % room.members.length] as Person;
  const others = room.members.filter((member) => member !== person);
  latencies.begin(`${room.id} ${person.id}`, idsOf(others));
  await ask(TYPE, { id: room.id }, person);
  await wait(1_000);
  await ask(STOP_TYPING, { id: room.id }, person);
}

/** From online to busy, or back. */
function changeStatus(
  { ask }: Asker,
  person: Person,
  busy: Set<Person>,
  rooms: readonly Room[],
  latencies: Latencies,
): Promise<unknown> {
  const status = busy.delete(person) ? 'ONLINE' : 'DND';
  if (status === 'DND') busy.add(person);
  latencies.begin(`${person.id} ${status}`, idsOf(fellowsOf(person, rooms)));
  return ask(STATUS, { input: { status } }, person);
}
