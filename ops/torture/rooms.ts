import type { Person } from './people.ts';
import type { Random } from './random.ts';
import { untilAnswered } from './until-answered.ts';

export interface Room {
  id: string;
  name: string;
  owner: Person;
  /** Members from the beginning to the end, the owner among them. */
  members: readonly Person[];
  /** Are removed and added again. */
  visitors: readonly Person[];
  /** Whether who is added sees what was said before. */
  showsHistory: boolean;
}

export interface RoomsToBegin {
  people: readonly Person[];
  count: number;
  random: Random;
  signal: AbortSignal;
}

const CREATE = 'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { conversation { id } } }';
const HIDE = 'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { conversation { id } } }';
const VISITORS = 2;

/** Channels of a third to two thirds of the people; half of them hide from who is added what was said before. */
export async function beginRooms({ people, count, random, signal }: RoomsToBegin): Promise<Room[]> {
  const rooms: Room[] = [];
  for (let index = 1; index <= count; index++) {
    const inside = random.sample(people, random.between(Math.ceil(people.length / 3), Math.ceil((people.length * 2) / 3)));
    const [owner, ...others] = inside as [Person, ...Person[]];
    const name = `room ${index}`;
    const input = { name, userIds: others.map(({ id }) => id) };
    const { createChannel } = await untilAnswered(
      () => owner.chat.ask<{ createChannel: { conversation: { id: string } } }, object>(CREATE, { input }),
      signal,
    );
    const { id } = createChannel.conversation;
    const showsHistory = index % 2 === 0;
    if (!showsHistory) {
      const hidden = { conversationId: id, historyForNewMembers: false };
      await untilAnswered(() => owner.chat.ask<object, object>(HIDE, { input: hidden }), signal);
    }
    const visitors = others.slice(0, VISITORS);
    rooms.push({ id, name, owner, members: [owner, ...others.slice(VISITORS)], visitors, showsHistory });
  }
  return rooms;
}
