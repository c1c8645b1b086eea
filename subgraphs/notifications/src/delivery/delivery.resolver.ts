import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { reference, User } from '../notification/foreign.type.ts';
import { DeliveryFilterInput } from './delivery.input.ts';
import type { DeliveryRow } from './delivery.service.ts';
import { Delivery, DeliveryConnection, type DeliveryKind, DeliveryKindEnum, RetryDeliveryPayload } from './delivery.type.ts';

@Resolver(() => Delivery)
export class DeliveryResolver {
  @Access({ role: 'ADMIN', scope: 'admin' })
  @Query(() => DeliveryConnection, { nullable: true, description: 'What was brought to people, or is to be, newest first.' })
  deliveries(
    @Arg('filter', () => DeliveryFilterInput, { nullable: true, description: 'Which ones: all of them, when it is left out.' })
    filter: DeliveryFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, deliveries }: Context,
  ) {
    return deliveries.page(viewer, filter ?? {}, page);
  }

  @Access({ role: 'ADMIN', scope: 'admin' })
  @Mutation(() => RetryDeliveryPayload, {
    nullable: true,
    description: 'Tries a delivery now that was not sent: one that waits, that was skipped, or that was given up.',
  })
  async retryDelivery(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { viewer, deliveries }: Context) {
    return { delivery: await deliveries.retry(viewer, id) };
  }

  @FieldResolver(() => User, { description: 'To whom.' })
  user(@Root() { userId }: DeliveryRow) {
    return reference(userId);
  }

  @FieldResolver(() => DeliveryKindEnum, { description: 'What is brought.' })
  kind(@Root() { content }: DeliveryRow): DeliveryKind {
    return content.kind.toUpperCase() as DeliveryKind;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Which letter it is, where it is one.' })
  letter(@Root() { content }: DeliveryRow) {
    return content.kind === 'letter' ? content.letter : null;
  }

  @FieldResolver(() => Date, { nullable: true, description: 'When it is tried next; null where it is not tried any more.' })
  nextTryAt(@Root() { status, dueAt }: DeliveryRow) {
    return status === 'WAITING' ? dueAt : null;
  }
}
