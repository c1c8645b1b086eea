import { buildFederatedSchema } from '@parley/kit/federated-schema';
import { GraphQLDateTime } from 'graphql-scalars';
import type { Context } from './context.ts';
import { DeadLetterResolver } from './dead-letter/dead-letter.resolver.ts';
import { DeliveryResolver } from './delivery/delivery.resolver.ts';
import { NotificationUpdateResolver, UnreadUpdateResolver } from './live/update.resolver.ts';
import { NotificationConnectionResolver, NotificationResolver } from './notification/notification.resolver.ts';
import type { Notification } from './notification/notification.type.ts';
import { ReadingResolver } from './notification/reading.resolver.ts';
import { PersonalDataResolver } from './personal-data/personal-data.resolver.ts';
import { PersonalData } from './personal-data/personal-data.type.ts';
import { PreferenceResolver } from './preference/preference.resolver.ts';
import { PushDeviceResolver } from './push-device/push-device.resolver.ts';

const built = buildFederatedSchema<Context>({
  resolvers: [
    DeadLetterResolver,
    DeliveryResolver,
    NotificationResolver,
    NotificationConnectionResolver,
    NotificationUpdateResolver,
    UnreadUpdateResolver,
    ReadingResolver,
    PreferenceResolver,
    PersonalDataResolver,
    PushDeviceResolver,
  ],
  orphanedTypes: [PersonalData],
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  references: {
    Notification: ({ id }: Notification, { loaders }: Context) => loaders.notifications.load(id),
    PersonalData: ({ id }: PersonalData, { viewer, personalData }: Context) => personalData.require(viewer, id),
  },
});

export const schema = built.schema;

/** The SDL that is composed into the graph. */
export const typeDefs = (): string => built.typeDefs;
