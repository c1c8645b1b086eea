import { Arg, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { BadUserInput, NotFound } from '../../src/errors.ts';
import { buildFederatedSchema, LiveSubscription, Position, Shared } from '../../src/federated-schema.ts';
import type { LiveEvent, Place, Replayed } from '../../src/live/contract.ts';
import type { Live } from '../../src/live/live-subgraph.ts';
import type { Passport } from '../../src/passport.ts';
import { requireViewer } from '../../src/signed-in.ts';

/** A subgraph of rooms, in each of which something may be said. Ada may hear the first room, and nobody any other. */
export interface RoomsContext {
  passport: Passport;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A place to speak in.' })
class Room {
  @Field(() => ID, { description: 'Names the room.' })
  id!: string;
}

@ObjectType({ description: 'What happens in a room.' })
class RoomUpdate {
  @Shared()
  @Field({ description: 'What has happened.' })
  kind!: string;

  @Shared()
  @Field(() => String, { nullable: true, description: 'What was said.' })
  said!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'Where whoever has heard of it stands.' })
  position!: string | null;

  @Shared()
  @Field(() => Room, { description: 'Where it was said.' })
  room!: Room;
}

@Resolver(() => RoomUpdate)
class RoomUpdateResolver {
  @Query(() => Room, { nullable: true, description: 'One room.' })
  room(@Arg('id', () => ID, { description: 'Which one.' }) id: string): Room {
    return { id };
  }

  @Shared()
  @LiveSubscription(() => RoomUpdate, { description: 'What is said in a room.' })
  roomSaid(
    @Root() { kind, payload, place }: LiveEvent,
    @Arg('roomId', () => ID, { description: 'Which room.' }) _roomId: string,
    @Position() @Arg('after', () => String, { nullable: true, description: 'From where.' }) _after: string | null,
  ): RoomUpdate {
    const { roomId, said = null } = payload as { roomId: string; said?: string };
    if (said === 'wrong') throw new BadUserInput('said', 'This cannot be shown.');
    if (said === 'broken') throw new Error('password of the database: hunter2');
    return { kind, said, position: place && Object.values(place).join('/'), room: { id: roomId } };
  }

  /** Marked wrongly: what it answers depends on who asks. */
  @Shared()
  @FieldResolver(() => String, { nullable: true, description: 'Who is told.' })
  toldTo(@Ctx() { passport }: RoomsContext): string {
    return requireViewer(passport.viewer).id;
  }
}

export function roomsSchema() {
  return buildFederatedSchema<RoomsContext>({
    resolvers: [RoomUpdateResolver],
    references: { Room: (reference: Room) => reference },
  });
}

export const TOPIC = 'parley:rooms/room:1';
const HEAD: Place = { epoch: 'e1', number: 3, revision: 3 };

export const roomsLive: Live<RoomsContext> = {
  fields: {
    roomSaid: {
      async open({ roomId, after }, { passport }) {
        requireViewer(passport.viewer);
        if (roomId !== '1') throw new NotFound('This room');
        if (after != null && after !== 'e1/2/2') throw new BadUserInput('after', 'This is no position.');
        const from = after == null ? null : { ...HEAD, number: 2, revision: 2 };
        return {
          topics: [{ topic: TOPIC, audience: 'room:1', payload: { roomId }, head: HEAD, from }],
          wakeUps: ['parley:rooms/doors:ada'],
        };
      },
      tells: ({ payload }) => (payload as { whispered?: boolean }).whispered !== true,
    },
  },
  async replay({ topic, from, limit, viewers }): Promise<Replayed> {
    if (topic !== TOPIC) throw new NotFound('This topic');
    const place = { ...from, number: from.number + 1 };
    return {
      lost: viewers.filter((id) => id !== 'ada'),
      reset: from.epoch !== HEAD.epoch,
      events: [{ payload: { roomId: '1', said: 'hello' }, place }].slice(0, limit),
      more: false,
      until: HEAD,
    };
  },
  async heads(since) {
    return {
      epoch: 'e1',
      asOf: since ?? '2026-11-21T12:00:00.000Z',
      heads: [{ topic: TOPIC, number: 3, revision: 3 }],
      complete: true,
    };
  },
};
