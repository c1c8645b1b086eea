import { buildFederatedSchema } from '@parley/kit/federated-schema';
import { GraphQLDateTime } from 'graphql-scalars';
import { RegistrationResolver } from './account/registration.resolver.ts';
import { AdministrationResolver } from './administration/administration.resolver.ts';
import { ApiKeyResolver } from './api-key/api-key.resolver.ts';
import { AuditResolver } from './audit/audit.resolver.ts';
import { ContactMutationResolver, ContactResolver, UserContactResolver } from './contact/contact.resolver.ts';
import type { Context } from './context.ts';
import { EmailChangeResolver } from './email-change/email-change.resolver.ts';
import { EmailVerificationResolver } from './email-verification/email-verification.resolver.ts';
import { ExternalProfileResolver, UserExternalProfileResolver } from './external-profile/external-profile.resolver.ts';
import { LogInResolver } from './log-in/log-in.resolver.ts';
import { PasswordResolver } from './password/password.resolver.ts';
import { PersonalDataResolver } from './personal-data/personal-data.resolver.ts';
import type { PersonalData } from './personal-data/personal-data.type.ts';
import { ProfileResolver } from './profile/profile.resolver.ts';
import { SessionResolver } from './session/session.resolver.ts';
import { TwoFactorResolver } from './two-factor/two-factor.resolver.ts';
import type { Person } from './user/person.ts';
import { UserResolver } from './user/user.resolver.ts';

const built = buildFederatedSchema<Context>({
  resolvers: [
    UserResolver,
    RegistrationResolver,
    LogInResolver,
    SessionResolver,
    PasswordResolver,
    EmailVerificationResolver,
    TwoFactorResolver,
    ApiKeyResolver,
    AuditResolver,
    ContactResolver,
    ContactMutationResolver,
    UserContactResolver,
    ProfileResolver,
    ExternalProfileResolver,
    UserExternalProfileResolver,
    EmailChangeResolver,
    AdministrationResolver,
    PersonalDataResolver,
  ],
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  references: {
    User: ({ id }: Person, { people }: Context) => people.load(id),
    PersonalData: ({ id }: PersonalData, { viewer, personalData }: Context) => personalData.require(viewer, id),
  },
});

export const schema = built.schema;

/** The SDL that is composed into the graph. */
export const typeDefs = (): string => built.typeDefs;
