import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { RefreshInput, RevokeAllSessionsInput } from './session.input.ts';
import { LogOutPayload, RefreshPayload, RevokeAllSessionsPayload, RevokeSessionPayload, Session } from './session.type.ts';

@Resolver(() => Session)
export class SessionResolver {
  @Access({ scope: 'account' })
  @Query(() => [Session], { nullable: true, description: 'Where the viewer is logged in, the most recently used first.' })
  sessions(@Ctx() { viewer, sessions }: Context) {
    return sessions.list(viewer);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the session behind this request.' })
  current(@Root() { id }: Session, @Ctx() { viewer }: Context): boolean {
    return id === viewer?.sessionId;
  }

  @Mutation(() => RefreshPayload, { nullable: true, description: 'Gets the next pair of tokens for a session.' })
  refresh(
    @Arg('input', () => RefreshInput, { description: 'How the session goes on.' }) { refreshToken }: RefreshInput,
    @Ctx() { client, sessions }: Context,
  ) {
    return sessions.refresh(refreshToken, client);
  }

  @Access({ scope: 'account' })
  @Mutation(() => LogOutPayload, { nullable: true, description: 'Ends the session behind the request.' })
  logOut(@Ctx() { viewer, client, sessions }: Context) {
    return sessions.logOut(viewer, client);
  }

  @Access({ scope: 'account' })
  @Mutation(() => RevokeSessionPayload, { nullable: true, description: 'Ends one session of the viewer, within a second.' })
  revokeSession(
    @Arg('id', () => ID, { description: 'The session to end.' }) id: string,
    @Ctx() { viewer, client, sessions }: Context,
  ) {
    return sessions.revoke(viewer, id, client);
  }

  @Access({ scope: 'account' })
  @Mutation(() => RevokeAllSessionsPayload, { nullable: true, description: 'Ends all sessions of the viewer, within a second.' })
  revokeAllSessions(
    @Arg('input', () => RevokeAllSessionsInput, { description: 'Which sessions end.' }) { exceptCurrent }: RevokeAllSessionsInput,
    @Ctx() { viewer, client, sessions }: Context,
  ) {
    return sessions.revokeAll(viewer, exceptCurrent, client);
  }
}
