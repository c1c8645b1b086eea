import { buildFederatedSchema } from '@parley/kit/federated-schema';
import { GraphQLDateTime } from 'graphql-scalars';
import { AuditResolver } from './audit/audit.resolver.ts';
import { ContactMutationResolver, ContactResolver, UserContactResolver } from './contact/contact.resolver.ts';
import type { Context } from './context.ts';
import { ExternalProfileResolver, UserExternalProfileResolver } from './external-profile/external-profile.resolver.ts';
import { ProfileResolver } from './profile/profile.resolver.ts';
import type { Person } from './user/person.ts';
import { UserResolver } from './user/user.resolver.ts';

const built = buildFederatedSchema<Context>({
  resolvers: [
    UserResolver,
    AuditResolver,
    ContactResolver,
    ContactMutationResolver,
    UserContactResolver,
    ProfileResolver,
    ExternalProfileResolver,
    UserExternalProfileResolver,
  ],
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  references: { User: ({ id }: Person, { people }: Context) => people.load(id) },
});

export const schema = built.schema;

/** The SDL that is composed into the graph. */
export const typeDefs = (): string => built.typeDefs;
