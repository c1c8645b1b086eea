import { connectionType } from '@parley/kit/connection';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CHANNELS, type Channel, DELIVERY_STATUSES, type DeliveryStatus } from './delivery.ts';

const byName = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [Key in Name]: Key };

export const DeliveryChannelEnum = byName(CHANNELS);
registerEnumType(DeliveryChannelEnum, {
  name: 'DeliveryChannel',
  description: 'A way in which something is brought to somebody.',
  valuesConfig: {
    EMAIL: { description: 'By mail.' },
    WEB_PUSH: { description: 'To a browser.' },
    FCM: { description: 'To a device that Firebase Cloud Messaging reaches.' },
  },
});

export const DeliveryStatusEnum = byName(DELIVERY_STATUSES);
registerEnumType(DeliveryStatusEnum, {
  name: 'DeliveryStatus',
  description: 'How far a delivery has come.',
  valuesConfig: {
    WAITING: { description: 'It is brought when its time comes, and again after a try that failed.' },
    SENT: { description: 'Its provider has taken it.' },
    SKIPPED: { description: 'There was nothing to say any more, or nobody to say it to.' },
    FAILED: { description: 'Its provider has refused it, or was away for too long.' },
  },
});

export type DeliveryKind = 'NOTIFICATION' | 'LETTER' | 'DIGEST';
export const DeliveryKindEnum = byName<DeliveryKind>(['NOTIFICATION', 'LETTER', 'DIGEST']);
registerEnumType(DeliveryKindEnum, {
  name: 'DeliveryKind',
  description: 'What is brought.',
  valuesConfig: {
    NOTIFICATION: { description: 'A notification; by mail all those of a burst.' },
    LETTER: { description: 'A letter about the account.' },
    DIGEST: { description: 'What was missed in a day or a week.' },
  },
});

@ObjectType({ description: 'Something that is brought to somebody. It tells nothing of what is said, and of no address.' })
export class Delivery {
  @Field(() => ID, { description: 'Identifies the delivery.' })
  id!: string;

  @Field(() => DeliveryChannelEnum, { description: 'Which way it goes.' })
  channel!: Channel;

  @Field(() => DeliveryStatusEnum, { description: 'How far it has come.' })
  status!: DeliveryStatus;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why the last try failed, or why it was skipped.' })
  reason!: string | null;

  @Field(() => Date, { description: 'When it was planned.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was sent, skipped or given up.' })
  endedAt!: Date | null;
}

export const DeliveryConnection = connectionType('Delivery', 'deliveries', () => Delivery);

@ObjectType({ description: 'The delivery is tried again.' })
export class RetryDeliveryPayload {
  @Field(() => Delivery, { description: 'As it is now.' })
  delivery!: Delivery;
}
