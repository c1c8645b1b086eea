import { startDatabase } from '@parley/kit/database';
import { openEventLog } from '@parley/kit/event-log/open-event-log';
import type { Log } from '@parley/kit/log';
import { startOutbox } from '@parley/kit/outbox';
import { createPassportReader } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { createRateLimiter } from '@parley/kit/rate-limit';
import { connectRedis } from '@parley/kit/redis';
import { createSubgraph, type Subgraph } from '@parley/kit/subgraph';
import { AccountStore } from './account/account.store.ts';
import { RegistrationService } from './account/registration.service.ts';
import { AdministrationService } from './administration/administration.service.ts';
import { AdministrationStore } from './administration/administration.store.ts';
import { ApiKeyService } from './api-key/api-key.service.ts';
import { ApiKeyStore } from './api-key/api-key.store.ts';
import { introspectionRoutes } from './api-key/introspection.routes.ts';
import { AuditService } from './audit/audit.service.ts';
import { AuditStore } from './audit/audit.store.ts';
import { browserRoutes } from './browser/browser.routes.ts';
import { createSessionCookies } from './browser/session-cookies.ts';
import type { UsersConfig } from './config.ts';
import { ContactService } from './contact/contact.service.ts';
import { ContactStore } from './contact/contact.store.ts';
import { relationsQuestion } from './contact/relations.question.ts';
import { createContext, type Services } from './context.ts';
import { EmailChangeService } from './email-change/email-change.service.ts';
import { EmailChangeStore } from './email-change/email-change.store.ts';
import { EmailVerificationService } from './email-verification/email-verification.service.ts';
import { entities } from './entities.ts';
import { ExternalProfileCache } from './external-profile/external-profile.cache.ts';
import { externalProfileRoutes } from './external-profile/external-profile.routes.ts';
import { ExternalProfileService } from './external-profile/external-profile.service.ts';
import { createHttpExternalProfiles } from './external-profile/http-external-profiles.ts';
import { startHousekeeping } from './housekeeping.ts';
import { letterQuestion } from './letter/letter.question.ts';
import { LetterService } from './letter/letter.service.ts';
import { LinkService } from './link/link.service.ts';
import { LinkStore } from './link/link.store.ts';
import { AttemptLimits } from './log-in/attempt-limits.ts';
import { createChallenges } from './log-in/challenge.ts';
import { LogInService } from './log-in/log-in.service.ts';
import { migrations } from './migrations.ts';
import { PasswordService } from './password/password.service.ts';
import { PasswordCheck } from './password/password-check.ts';
import { PasswordHasher } from './password/password-hasher.ts';
import { PersonalDataService } from './personal-data/personal-data.service.ts';
import { PersonalDataStore } from './personal-data/personal-data.store.ts';
import { ProfileService } from './profile/profile.service.ts';
import { revocationRoutes } from './revocation/revocation.routes.ts';
import { RevocationService } from './revocation/revocation.service.ts';
import { RevocationStore } from './revocation/revocation.store.ts';
import { schema } from './schema.ts';
import { createRefreshTokens } from './session/refresh-token.ts';
import { SessionService } from './session/session.service.ts';
import { SessionStore } from './session/session.store.ts';
import { SessionTokens } from './session/session-tokens.ts';
import { createAccessTokens } from './token/access-token.ts';
import { keySetRoutes } from './token/key-set.routes.ts';
import { createSealer } from './two-factor/sealer.ts';
import { TwoFactorService } from './two-factor/two-factor.service.ts';
import { TwoFactorStore } from './two-factor/two-factor.store.ts';
import { namedQuestion } from './user/named.question.ts';
import { peopleQuestion } from './user/people.question.ts';
import { PersonStore } from './user/person.store.ts';
import { recipientsQuestion } from './user/recipients.question.ts';
import { UserService } from './user/user.service.ts';

/** The subgraph that sends mails: no other is told addresses or the secrets of links. */
const MAIL_SENDER = 'notifications';

export interface Users extends Running {
  subgraph: Subgraph;
  /** Listens, and gives the address. */
  start(): Promise<string>;
}

/** The users subgraph: accounts, sessions, profiles, contacts, roles, API keys and the audit log. The only file that wires its parts. */
export async function createUsers(config: UsersConfig, { log }: { log: Log }): Promise<Users> {
  const started: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    started.push(part);
    return part;
  };
  try {
    const database = keep(await startDatabase({ ...config.database, entities, migrations, log }));
    const redis = keep(await connectRedis({ url: config.redis.url, log }));
    const { client } = redis;
    const { prefix } = config.redis;
    const eventLog = keep(openEventLog({ brokers: config.kafkaBrokers, client, prefix }));
    const outbox = keep(startOutbox({ database, stream: 'users', eventLog, redis: client, prefix, log }));

    const limiter = createRateLimiter(client, prefix);

    const { atomically } = database;

    const audit = new AuditService(new AuditStore(database));
    const accounts = new AccountStore(database);
    const limits = new AttemptLimits(limiter);
    const hasher = new PasswordHasher();
    const passwordCheck = new PasswordCheck(accounts, hasher, limits);
    const links = new LinkService(new LinkStore(database), config.secrets.key);
    const accessTokens = await createAccessTokens(config.tokens);
    const { refreshSecret, ...sessionLifetime } = config.sessions;
    const sessionTokens = new SessionTokens(accessTokens, createRefreshTokens(refreshSecret));
    const revocations = new RevocationService(new RevocationStore(database), outbox, config.tokens.lifetimeSeconds);
    const sessionStore = new SessionStore(database, sessionLifetime);
    const sessions = new SessionService({ store: sessionStore, accounts, sessionTokens, revocations, audit, outbox, atomically });
    const twoFactor = new TwoFactorService({
      store: new TwoFactorStore(database),
      sealer: createSealer(config.secrets.key, config.secrets.formerKeys),
      accounts,
      passwords: passwordCheck,
      limits,
      sessions,
      audit,
      atomically,
    });
    const logIns = new LogInService({
      accounts,
      passwords: passwordCheck,
      limits,
      challenges: createChallenges(refreshSecret),
      twoFactor,
      sessions,
      audit,
      atomically,
    });
    const registrations = new RegistrationService({ accounts, hasher, limits, sessions, audit, outbox, atomically });
    const apiKeys = new ApiKeyService({
      store: new ApiKeyStore(database),
      accounts,
      sessions,
      revocations,
      audit,
      outbox,
      atomically,
    });
    const emailChangeStore = new EmailChangeStore(database);
    const passwords = new PasswordService({
      accounts,
      hasher,
      check: passwordCheck,
      limits,
      links,
      emailChanges: emailChangeStore,
      apiKeys,
      sessions,
      revocations,
      audit,
      outbox,
      atomically,
    });
    const { firstAdminEmail } = config;
    const emailVerification = new EmailVerificationService({
      firstAdminEmail,
      accounts,
      limits,
      links,
      revocations,
      audit,
      outbox,
      atomically,
    });
    const people = new PersonStore(database);
    const { url: externalProfileUrl, ...externalProfile } = config.externalProfile;
    const externalProfiles = new ExternalProfileService({
      provider:
        externalProfileUrl === null ? null : keep(createHttpExternalProfiles({ url: externalProfileUrl, ...externalProfile })),
      cache: new ExternalProfileCache({ client, prefix, ...externalProfile }),
      limiter,
      log,
    });
    const users = new UserService(people, limiter);
    const contacts = new ContactService({ atomically, contacts: new ContactStore(database), people, outbox, limiter });
    const emailChanges = new EmailChangeService({
      emailChanges: emailChangeStore,
      accounts,
      passwords: passwordCheck,
      limits,
      links,
      sessions,
      audit,
      outbox,
      atomically,
    });
    const administration = new AdministrationService({
      administration: new AdministrationStore(database),
      accounts,
      sessions,
      revocations,
      audit,
      outbox,
      atomically,
    });
    const personalData = new PersonalDataService({
      personalData: new PersonalDataStore(database),
      accounts,
      administration,
      externalProfiles,
      passwords: passwordCheck,
      sessions,
      revocations,
      audit,
      outbox,
      atomically,
    });
    const letters = new LetterService({ accounts, emailChanges: emailChangeStore, links, publicUrl: config.publicUrl });

    const services: Services = {
      registrations,
      logIns,
      sessions,
      passwords,
      emailVerification,
      twoFactor,
      apiKeys,
      users,
      audit,
      contacts,
      profiles: new ProfileService(people, outbox, atomically),
      externalProfiles,
      emailChanges,
      administration,
      personalData,
    };

    keep(
      startHousekeeping({
        tasks: {
          sessions: () => sessions.forgetOld(),
          revocations: () => revocations.forgetOld(),
          links: () => links.forgetExpired(),
          emailChanges: () => emailChanges.forgetOld(),
        },
        log,
      }),
    );
    const cookies = createSessionCookies({
      secure: config.publicUrl.startsWith('https:'),
      idleDays: sessionLifetime.idleDays,
    });
    const subgraph = keep(
      createSubgraph({
        name: 'users',
        host: config.host,
        port: config.port,
        log,
        readPassport: createPassportReader(config.passportKey),
        schema,
        createContext: (request) => createContext(services, request),
        questions: {
          relations: relationsQuestion(contacts),
          people: peopleQuestion(users),
          named: namedQuestion(users),
          recipients: recipientsQuestion(users, MAIL_SENDER),
          letter: letterQuestion(letters, MAIL_SENDER),
        },
        checks: { postgres: () => database.check(), redis: () => redis.check() },
        routes(app, passportOf) {
          externalProfileRoutes(app, passportOf, externalProfiles, externalProfile.hookSecret);
          keySetRoutes(app, accessTokens);
          revocationRoutes(app, passportOf, revocations);
          introspectionRoutes(app, passportOf, apiKeys);
          browserRoutes(app, { allowedOrigins: config.allowedOrigins, cookies, logIns, registrations, sessions, passportOf });
        },
      }),
    );
    return { subgraph, start: () => subgraph.start(), stop: () => stopInReverse(started) };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}
