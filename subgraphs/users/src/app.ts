import { startDatabase } from '@parley/kit/database';
import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import type { Log } from '@parley/kit/log';
import { startOutbox } from '@parley/kit/outbox';
import { createPassportReader } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { createRateLimiter } from '@parley/kit/rate-limit';
import { connectRedis } from '@parley/kit/redis';
import { createSubgraph, type Subgraph } from '@parley/kit/subgraph';
import { AuditService } from './audit/audit.service.ts';
import { AuditStore } from './audit/audit.store.ts';
import type { UsersConfig } from './config.ts';
import { ContactService } from './contact/contact.service.ts';
import { ContactStore } from './contact/contact.store.ts';
import { createContext, type Services } from './context.ts';
import { entities } from './entities.ts';
import { ExternalProfileCache } from './external-profile/external-profile.cache.ts';
import { externalProfileRoutes } from './external-profile/external-profile.routes.ts';
import { ExternalProfileService } from './external-profile/external-profile.service.ts';
import { createHttpExternalProfiles } from './external-profile/http-external-profiles.ts';
import { migrations } from './migrations.ts';
import { ProfileService } from './profile/profile.service.ts';
import { schema } from './schema.ts';
import { PersonStore } from './user/person.store.ts';
import { UserService } from './user/user.service.ts';

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
    const eventLog = createRedisEventLog({ client, prefix });
    const outbox = keep(startOutbox({ database, stream: 'users', eventLog, redis: client, prefix, log }));

    const limiter = createRateLimiter(client, prefix);

    const people = new PersonStore(database);
    const { url: externalProfileUrl, ...externalProfile } = config.externalProfile;
    const externalProfiles = new ExternalProfileService({
      provider:
        externalProfileUrl === null ? null : keep(createHttpExternalProfiles({ url: externalProfileUrl, ...externalProfile })),
      cache: new ExternalProfileCache({ client, prefix, ...externalProfile }),
      log,
    });
    const services: Services = {
      users: new UserService(people, limiter),
      audit: new AuditService(new AuditStore(database)),
      contacts: new ContactService({
        atomically: database.atomically,
        contacts: new ContactStore(database),
        people,
        outbox,
        limiter,
      }),
      profiles: new ProfileService(people, outbox, database.atomically),
      externalProfiles,
    };

    const subgraph = keep(
      createSubgraph({
        name: 'users',
        host: config.host,
        port: config.port,
        log,
        readPassport: createPassportReader(config.passportKey),
        schema,
        createContext: (request) => createContext(services, request),
        routes: (app, passportOf) => {
          externalProfileRoutes(app, passportOf, externalProfiles, externalProfile.hookSecret);
        },
        checks: { postgres: () => database.check(), redis: () => redis.check() },
      }),
    );
    return { subgraph, start: () => subgraph.start(), stop: () => stopInReverse(started) };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}
