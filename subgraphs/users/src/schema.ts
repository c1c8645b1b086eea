import { buildFederatedSchema } from '@parley/kit/federated-schema';
import { GraphQLDateTime } from 'graphql-scalars';
import type { Context } from './context.ts';
import { UserResolver } from './user/user.resolver.ts';

const built = buildFederatedSchema<Context>({
  resolvers: [UserResolver],
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  references: {},
});

export const schema = built.schema;

/** The SDL that is composed into the graph. */
export const typeDefs = (): string => built.typeDefs;
