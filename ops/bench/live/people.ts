import { randomUUID } from 'node:crypto';
import type { Asker } from './ask.ts';

export interface Person {
  id: string;
  token: string;
}

export interface Room {
  id: string;
  members: readonly Person[];
}

const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { user { id } tokens { accessToken } } }`;
const CREATE = `mutation ($input: CreateChannelInput!) { createChannel(input: $input) { conversation { id } } }`;

export async function registerPeople({ ask }: Asker, count: number): Promise<Person[]> {
  const people: Person[] = [];
  for (let index = 0; index < count; index++) {
    const email = `person-${index}@bench.example`;
    const input = { name: `Person ${index}`, email, password: `${randomUUID()} ${index}` };
    const address = `198.18.${Math.floor(index / 250)}.${(index % 250) + 1}`;
    const { register } = await ask<Registered>(REGISTER, { input }, { address });
    people.push({ id: register.user.id, token: register.tokens.accessToken });
  }
  return people;
}

/** So many rooms, each of so many neighbours, in a ring: everybody is in several. */
export async function createRooms({ ask }: Asker, people: readonly Person[], count: number, size: number): Promise<Room[]> {
  const rooms: Room[] = [];
  for (let index = 0; index < count; index++) {
    const first = Math.floor((index * people.length) / count);
    const members = Array.from({ length: size }, (_, place) => people[(first + place) % people.length] as Person);
    const [owner, ...others] = members as [Person, ...Person[]];
    const input = { name: `Room ${index}`, isPublic: false, userIds: others.map(({ id }) => id) };
    const { createChannel } = await ask<Created>(CREATE, { input }, owner);
    rooms.push({ id: createChannel.conversation.id, members });
  }
  return rooms;
}

interface Registered {
  register: { user: { id: string }; tokens: { accessToken: string } };
}

interface Created {
  createChannel: { conversation: { id: string } };
}
