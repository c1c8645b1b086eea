import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { DeadLetterConnection, DiscardDeadLetterPayload, ReplayDeadLetterPayload } from './dead-letter.type.ts';

@Resolver()
export class DeadLetterResolver {
  @Access({ role: 'ADMIN', scope: 'admin' })
  @Query(() => DeadLetterConnection, {
    nullable: true,
    description: 'Events that a part of the platform could not handle, newest first.',
  })
  deadLetters(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer, deadLetters }: Context) {
    return deadLetters.page(viewer, page);
  }

  @Access({ role: 'ADMIN', scope: 'admin' })
  @Mutation(() => ReplayDeadLetterPayload, {
    nullable: true,
    description:
      'Gives the event to everybody once more. Who has handled it does nothing; where it fails again, that is another dead letter.',
  })
  replayDeadLetter(
    @Arg('id', () => ID, { description: 'Which dead letter.' }) id: string,
    @Ctx() { viewer, deadLetters }: Context,
  ) {
    return deadLetters.replay(viewer, id);
  }

  @Access({ role: 'ADMIN', scope: 'admin' })
  @Mutation(() => DiscardDeadLetterPayload, { nullable: true, description: 'Gives an event up for good.' })
  discardDeadLetter(
    @Arg('id', () => ID, { description: 'Which dead letter.' }) id: string,
    @Ctx() { viewer, deadLetters }: Context,
  ) {
    return deadLetters.discard(viewer, id);
  }
}
