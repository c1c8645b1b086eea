import { buildFederatedSchema } from '@parley/kit/federated-schema';
import { GraphQLDateTime } from 'graphql-scalars';
import type { Context } from './context.ts';
import { DeadLetterResolver } from './dead-letter/dead-letter.resolver.ts';
import { DeliveryResolver } from './delivery/delivery.resolver.ts';
import { NotificationConnectionResolver, NotificationResolver } from './notification/notification.resolver.ts';
import type { Notification } from './notification/notification.type.ts';
import { PushDeviceResolver } from './push-device/push-device.resolver.ts';

const built = buildFederatedSchema<Context>({
  resolvers: [DeadLetterResolver, DeliveryResolver, NotificationResolver, NotificationConnectionResolver, PushDeviceResolver],
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  references: {
    Notification: ({ id }: Notification, { loaders }: Context) => loaders.notifications.load(id),
  },
});

export const schema = built.schema;

/** The SDL that is composed into the graph. */
export const typeDefs = (): string => built.typeDefs;
