import { Field, ID, InputType } from 'type-graphql';
import type { DeliveryFilter } from './delivery.store.ts';
import type { Channel, DeliveryStatus } from './delivery.ts';
import { DeliveryChannelEnum, DeliveryStatusEnum } from './delivery.type.ts';

@InputType({ description: 'Which deliveries are asked for. Whatever is left out is not asked for.' })
export class DeliveryFilterInput implements DeliveryFilter {
  @Field(() => [DeliveryChannelEnum], { nullable: true, description: 'Those that go one of these ways.' })
  channels?: Channel[] | null;

  @Field(() => [DeliveryStatusEnum], { nullable: true, description: 'Those that have come so far.' })
  statuses?: DeliveryStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Those to this person.' })
  userId?: string | null;
}
