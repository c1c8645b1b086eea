import type { Log } from '@parley/kit/log';
import type { Client, Viewer } from '@parley/kit/passport';
import type { SubgraphRequest } from '@parley/kit/subgraph';
import type { RegistrationService } from './account/registration.service.ts';
import type { AdministrationService } from './administration/administration.service.ts';
import type { ApiKeyService } from './api-key/api-key.service.ts';
import type { AuditService } from './audit/audit.service.ts';
import { type ContactLoader, createContactLoader } from './contact/contact.loader.ts';
import type { ContactService } from './contact/contact.service.ts';
import type { EmailChangeService } from './email-change/email-change.service.ts';
import type { EmailVerificationService } from './email-verification/email-verification.service.ts';
import { createExternalProfileLoader, type ExternalProfileLoader } from './external-profile/external-profile.loader.ts';
import type { ExternalProfileService } from './external-profile/external-profile.service.ts';
import type { LogInService } from './log-in/log-in.service.ts';
import type { PasswordService } from './password/password.service.ts';
import type { PersonalDataService } from './personal-data/personal-data.service.ts';
import type { ProfileService } from './profile/profile.service.ts';
import type { SessionService } from './session/session.service.ts';
import type { TwoFactorService } from './two-factor/two-factor.service.ts';
import { createPersonLoader, type PersonLoader } from './user/user.loader.ts';
import type { UserService } from './user/user.service.ts';

/** What lives as long as the subgraph, by the nouns that resolvers speak of. */
export interface Services {
  registrations: RegistrationService;
  logIns: LogInService;
  sessions: SessionService;
  passwords: PasswordService;
  emailVerification: EmailVerificationService;
  twoFactor: TwoFactorService;
  apiKeys: ApiKeyService;
  users: UserService;
  audit: AuditService;
  contacts: ContactService;
  profiles: ProfileService;
  externalProfiles: ExternalProfileService;
  emailChanges: EmailChangeService;
  administration: AdministrationService;
  personalData: PersonalDataService;
}

/** What a resolver is given: whoever asks, and what it can ask. Loaders are made here for each request, so that no answer outlives it. */
export interface Context extends Services {
  viewer: Viewer | null;
  client: Client | null;
  log: Log;
  people: PersonLoader;
  contactLoader: ContactLoader;
  externalProfileLoader: ExternalProfileLoader;
}

export function createContext(services: Services, { passport, log }: SubgraphRequest): Context {
  const { viewer, client } = passport;
  return {
    ...services,
    viewer,
    client,
    log,
    people: createPersonLoader(services.users),
    contactLoader: createContactLoader(services.contacts, viewer),
    externalProfileLoader: createExternalProfileLoader(services.externalProfiles),
  };
}
