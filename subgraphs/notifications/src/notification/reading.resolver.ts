import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { MarkAllNotificationsReadInput, MarkNotificationsReadInput } from './reading.input.ts';
import { MarkAllNotificationsReadPayload, MarkNotificationsReadPayload } from './reading.type.ts';

const INPUT = { description: 'What was read.' };

@Resolver()
export class ReadingResolver {
  @Access({ scope: 'notifications:write' })
  @Mutation(() => MarkNotificationsReadPayload, { nullable: true, description: 'The viewer has read some notifications.' })
  markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput, INPUT) { ids }: MarkNotificationsReadInput,
    @Ctx() { viewer, reading }: Context,
  ) {
    return reading.read(viewer, ids);
  }

  @Access({ scope: 'notifications:write' })
  @Mutation(() => MarkAllNotificationsReadPayload, {
    nullable: true,
    description: 'The viewer has read all up to a notification.',
  })
  markAllNotificationsRead(
    @Arg('input', () => MarkAllNotificationsReadInput, INPUT) { until }: MarkAllNotificationsReadInput,
    @Ctx() { viewer, reading }: Context,
  ) {
    return reading.readUpTo(viewer, until);
  }
}
