import { startDatabase } from '@parley/kit/database';
import { openEventLog } from '@parley/kit/event-log/open-event-log';
import type { Log } from '@parley/kit/log';
import { startOutbox } from '@parley/kit/outbox';
import { createPassportReader } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { createRateLimiter } from '@parley/kit/rate-limit';
import { connectRedis } from '@parley/kit/redis';
import { createSubgraph, type Subgraph } from '@parley/kit/subgraph';
import { AccessService } from './access/access.service.ts';
import { Conversations } from './access/conversations.ts';
import { AvatarService } from './avatar/avatar.service.ts';
import { AvatarStore } from './avatar/avatar.store.ts';
import { openBlobStore } from './blob/open-blob-store.ts';
import { BlobTrashStore } from './care/blob-trash.store.ts';
import { CareService } from './care/care.service.ts';
import { attachableQuestion } from './care/claim.question.ts';
import { ClaimService } from './care/claim.service.ts';
import { startHousekeeping } from './care/housekeeping.ts';
import { RemovalService } from './care/removal.service.ts';
import type { FilesConfig } from './config.ts';
import { createContext, type Services } from './context.ts';
import { entities } from './entities.ts';
import { FileService } from './file/file.service.ts';
import { FileStore } from './file/file.store.ts';
import { createInspection } from './inspection/create-inspection.ts';
import { downloadRoutes } from './link/download.routes.ts';
import { LinkService } from './link/link.service.ts';
import { createLinkSeal } from './link/seal.ts';
import { FileChangesService } from './live/file-changes.service.ts';
import { live } from './live/live.ts';
import { migrations } from './migrations.ts';
import { PersonalDataService } from './personal-data/personal-data.service.ts';
import { QuotaService } from './quota/quota.service.ts';
import { startRenditions } from './rendition/start-renditions.ts';
import { schema } from './schema.ts';
import { AdmissionService } from './upload/admission.service.ts';
import { CompletionService } from './upload/completion.service.ts';
import { DirectUploadService } from './upload/direct-upload.service.ts';
import { DirectUploadStore } from './upload/direct-upload.store.ts';
import { createFormReader } from './upload/form-reader.ts';
import { partRoutes } from './upload/part.routes.ts';
import { UploadService } from './upload/upload.service.ts';

export interface Files extends Running {
  subgraph: Subgraph;
  /** Takes away what is not wanted any more; it happens from time to time by itself. */
  tidy(): Promise<void>;
  /** Listens, and gives the address. */
  start(): Promise<string>;
}

/** The files subgraph: what people send, what is made of it, and who gets it. The only file that wires its parts. */
export async function createFiles(config: FilesConfig, { log }: { log: Log }): Promise<Files> {
  const started: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    started.push(part);
    return part;
  };
  try {
    const { limitBytes, publicUrl } = config;
    const { prefix } = config.redis;
    const database = keep(await startDatabase({ ...config.database, entities, migrations, log }));
    const redis = keep(await connectRedis({ url: config.redis.url, log }));
    const { client } = redis;
    const eventLog = keep(openEventLog({ brokers: config.kafkaBrokers, client, prefix }));
    const outbox = keep(startOutbox({ database, stream: 'files', eventLog, redis: client, prefix, log }));
    const blobs = keep(await openBlobStore(config.blobs));
    const inspection = createInspection({ ...config.inspection, log });
    const limiter = createRateLimiter(client, prefix);
    const { atomically } = database;

    const files = new FileStore(database);
    const avatarStore = new AvatarStore(database);
    const directUploadStore = new DirectUploadStore(database);
    const trash = new BlobTrashStore(database);
    const conversations = new Conversations(config.messages);
    const access = new AccessService(files, avatarStore, conversations);
    const fileChanges = new FileChangesService(outbox, access);
    const completion = new CompletionService(files, fileChanges);
    const renditions = keep(
      startRenditions({
        database,
        blobs,
        pixelLimit: config.inspection.limits.pixels,
        finished: (fileId, outcome) => completion.finish(fileId, outcome),
        log,
      }),
    );
    const removal = new RemovalService({
      atomically,
      files,
      avatars: avatarStore,
      directUploads: directUploadStore,
      renditions,
      fileChanges,
      blobs,
      trash,
      log,
    });
    const quota = new QuotaService(files, config.quotaBytes);
    const admission = new AdmissionService({ atomically, files, blobs, inspection, renditions, trash, removal, log });
    const seal = createLinkSeal(config.passportKey);
    const links = new LinkService({ files, renditions, seal, publicUrl, lifeSeconds: config.linkSeconds });
    const receiving = { atomically, files, blobs, quota, admission, removal, limiter, limitBytes };
    const directUploads = new DirectUploadService({ ...receiving, directUploads: directUploadStore, seal, publicUrl });
    const fileService = new FileService({ files, access, quota, removal });
    const services: Services = {
      access,
      avatars: new AvatarService({ atomically, avatars: avatarStore, files, access, outbox }),
      files: fileService,
      fileChanges,
      uploads: new UploadService(receiving),
      directUploads,
      links,
      personalData: new PersonalDataService(fileService),
      renditions,
    };

    const care = new CareService({ files, avatars: avatarStore, conversations, removal, log });
    for (const stream of ['users', 'messages']) {
      keep(eventLog.consume({ stream, group: `files-${stream}`, handle: (event) => care.handle(event), log }));
    }
    const tidy = async () => {
      await care.lookAtDue();
      await removal.empty();
    };
    keep(startHousekeeping({ tidy, log }));

    const subgraph = keep(
      createSubgraph({
        name: 'files',
        host: config.host,
        port: config.port,
        log,
        readPassport: createPassportReader(config.passportKey, { audiencesBy: config.audiencesBy }),
        schema,
        createContext: (request) => createContext(services, request),
        readForm: createFormReader({ atOnce: config.formsAtOnce, fileBytes: limitBytes }),
        live,
        questions: { attachable: attachableQuestion(new ClaimService(files)) },
        checks: { postgres: () => database.check(), redis: () => redis.check(), blobs: () => blobs.check() },
        routes(app) {
          downloadRoutes(app, { links, blobs, fromStore: config.downloadsFromStore });
          partRoutes(app, directUploads);
        },
      }),
    );
    return { subgraph, tidy, start: () => subgraph.start(), stop: () => stopInReverse(started) };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}
