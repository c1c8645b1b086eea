import { buildFederatedSchema } from '@parley/kit/federated-schema';
import { GraphQLDateTime } from 'graphql-scalars';
import { CallSignalResolver, CallSignalUpdateResolver } from './call/call.resolver.ts';
import type { Context } from './context.ts';
import { IceServersResolver } from './ice/ice.resolver.ts';
import { OwnPresenceResolver, PresenceUpdateResolver, UserPresenceResolver } from './presence/presence.resolver.ts';
import type { User } from './presence/presence.type.ts';
import {
  ConversationTypingResolver,
  TypingChangesResolver,
  TypingPersonResolver,
  TypingUpdateResolver,
} from './typing/typing.resolver.ts';
import type { Conversation } from './typing/typing.type.ts';

const built = buildFederatedSchema<Context>({
  resolvers: [
    OwnPresenceResolver,
    UserPresenceResolver,
    PresenceUpdateResolver,
    TypingChangesResolver,
    ConversationTypingResolver,
    TypingPersonResolver,
    TypingUpdateResolver,
    CallSignalResolver,
    CallSignalUpdateResolver,
    IceServersResolver,
  ],
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  references: {
    User: ({ id }: User) => ({ id }),
    Conversation: ({ id }: Conversation) => ({ id }),
  },
});

export const schema = built.schema;

/** The SDL that is composed into the graph. */
export const typeDefs = (): string => built.typeDefs;
