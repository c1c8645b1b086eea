import { Access, LiveSubscription, Shared } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { HeartbeatInput, SetStatusInput } from './presence.input.ts';
import type { PresenceRow } from './presence.service.ts';
import { HeartbeatPayload, OwnPresence, Presence, PresenceUpdate, SetStatusPayload, User, userOf } from './presence.type.ts';

const INPUT = { description: 'What is wanted.' };

@Resolver(() => User)
export class UserPresenceResolver {
  @Access({ scope: 'profile:read' })
  @FieldResolver(() => Presence, {
    nullable: true,
    description:
      'How the person is present; null where the viewer may not see that: it is for contacts and for those one talks with.',
  })
  presence(@Root() { id }: User, @Ctx() { loaders }: Context) {
    return loaders.presences.load(id);
  }
}

@Resolver(() => OwnPresence)
export class OwnPresenceResolver {
  @Access({ scope: 'profile:read' })
  @Query(() => OwnPresence, { nullable: true, description: 'How the viewer is present.' })
  ownPresence(@Ctx() { viewer, presences }: Context) {
    return presences.own(viewer);
  }

  @Access({ scope: 'profile:write' })
  @Mutation(() => HeartbeatPayload, { nullable: true, description: 'Says that a device of the viewer is there, and how.' })
  async heartbeat(@Arg('input', () => HeartbeatInput, INPUT) input: HeartbeatInput, @Ctx() { viewer, presences, pace }: Context) {
    return { presence: await presences.heartbeat(viewer, input), ...pace };
  }

  @Access({ scope: 'profile:write' })
  @Mutation(() => SetStatusPayload, { nullable: true, description: 'Chooses how the viewer looks while they are there.' })
  async setStatus(
    @Arg('input', () => SetStatusInput, INPUT) { status, until = null }: SetStatusInput,
    @Ctx() { viewer, presences }: Context,
  ) {
    return { presence: await presences.choose(viewer, status, until) };
  }

  @FieldResolver()
  status(@Root() { own }: PresenceRow) {
    return own;
  }

  @FieldResolver()
  until(@Root() { chosenUntil }: PresenceRow) {
    return chosenUntil;
  }
}

@Resolver(() => PresenceUpdate)
export class PresenceUpdateResolver {
  @Access({ scope: 'profile:read' })
  @Shared()
  @LiveSubscription(() => PresenceUpdate, {
    name: 'presence',
    description:
      'How people are present, at first and whenever it changes. Who may not be seen is left out without a word, and comes in when that changes.',
  })
  watch(@Root() event: LiveEvent, @Arg('userIds', () => [ID], { description: 'Whose: 1 to 500.' }) _userIds: string[]) {
    return event;
  }

  @Shared()
  @FieldResolver(() => User, { description: 'Who.' })
  user(@Root() { payload }: LiveEvent) {
    return userOf((payload as { userId: string }).userId);
  }

  @Shared()
  @FieldResolver(() => Presence, {
    nullable: true,
    description: 'How they are present now; null when the viewer may not see it.',
  })
  presence(@Root() { payload }: LiveEvent, @Ctx() { loaders }: Context) {
    return loaders.watched.load((payload as { userId: string }).userId);
  }
}
