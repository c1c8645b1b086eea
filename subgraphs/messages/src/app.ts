import { startDatabase } from '@parley/kit/database';
import { openEventLog } from '@parley/kit/event-log/open-event-log';
import type { Log } from '@parley/kit/log';
import { createPassportReader } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { createRateLimiter } from '@parley/kit/rate-limit';
import { connectRedis } from '@parley/kit/redis';
import { createSubgraph, type Subgraph } from '@parley/kit/subgraph';
import { AccessService } from './access/access.service.ts';
import { attachedQuestion, attachmentSeenQuestion } from './attachment/attachment.questions.ts';
import { AttachmentService } from './attachment/attachment.service.ts';
import { Files } from './attachment/files.ts';
import { AuditService } from './audit/audit.service.ts';
import { MissedCallsService } from './call/missed-calls.service.ts';
import type { MessagesConfig } from './config.ts';
import { createContext, type Services } from './context.ts';
import { BusinessService } from './conversation/business.service.ts';
import { ConversationService } from './conversation/conversation.service.ts';
import { createLive } from './live/live.ts';
import { acquaintedQuestion } from './member/acquainted.question.ts';
import { MemberService } from './member/member.service.ts';
import { membersQuestion } from './member/members.question.ts';
import { StandingService } from './member/standing.service.ts';
import { MessageService } from './message/message.service.ts';
import { WritingService } from './message/writing.service.ts';
import { migrations } from './migrations.ts';
import { NoteService } from './note/note.service.ts';
import { AddresseesService } from './notice/addressees.service.ts';
import { addresseesQuestion, reactionQuestion, shownQuestion } from './notice/notice.questions.ts';
import { NoticeService } from './notice/notice.service.ts';
import { Pace } from './pace.ts';
import { People } from './person/people.ts';
import { ErasureService } from './personal-data/erasure.service.ts';
import { PersonalDataService } from './personal-data/personal-data.service.ts';
import { ReactionService } from './reaction/reaction.service.ts';
import { ReceiptService } from './receipt/receipt.service.ts';
import { startArchiving } from './retention/archiving.ts';
import { schema } from './schema.ts';
import { PostgresSearchIndex } from './search/postgres-search.index.ts';
import { createQueryMeaning } from './search/query-meaning.ts';
import { SearchService } from './search/search.service.ts';
import { startSearchFeed } from './search/search-feed.ts';
import { openStore } from './store/open-store.ts';
import { entities } from './store/postgres/entities.ts';
import { ThreadService } from './thread/thread.service.ts';

export interface Messages extends Running {
  subgraph: Subgraph;
  /** Listens, and gives the address. */
  start(): Promise<string>;
}

/** After that another node takes it that the one at work has died, and goes on. */
const LONGEST_ERASURE_MS = 600_000;

/** The messages subgraph: conversations, their members, and what is said in them. The only file that wires its parts. */
export async function createMessages(config: MessagesConfig, { log }: { log: Log }): Promise<Messages> {
  const started: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    started.push(part);
    return part;
  };
  try {
    const { policy } = config;
    const { prefix } = config.redis;
    const database = keep(await startDatabase({ ...config.database, entities, migrations, log }));
    const redis = keep(await connectRedis({ url: config.redis.url, log }));
    const { client } = redis;
    const eventLog = keep(openEventLog({ brokers: config.kafkaBrokers, client, prefix }));
    const opened = keep(await openStore({ database, mongodb: config.mongodb, eventLog, redis: client, prefix, log }));
    const { store } = opened;
    const index = new PostgresSearchIndex(database);
    if (!opened.writesIndex) keep(startSearchFeed({ store, index, eventLog, log }));

    const people = new People(config.users);
    const pace = new Pace(createRateLimiter(client, prefix), policy.messagesPerMinute);
    const access = new AccessService(store, people);
    const services: Services = {
      access,
      conversations: new ConversationService({ store, access, people, pace, policy }),
      business: new BusinessService(store, access),
      members: new MemberService({ store, access, people, pace, policy }),
      messages: new MessageService(store, config.publicUrl),
      writing: new WritingService({ store, access, pace, files: new Files(config.files) }),
      reactions: new ReactionService({ store, access, pace }),
      receipts: new ReceiptService(store, access, policy),
      threads: new ThreadService(store, access),
      notes: new NoteService({ store, access, pace }),
      search: new SearchService({
        store,
        index,
        understand: createQueryMeaning({ store, peopleNamed: (name) => people.named(name) }),
      }),
      personalData: new PersonalDataService(store),
      audit: new AuditService(store),
    };

    const standing = new StandingService(store);
    const attachments = new AttachmentService(store);
    const notices = new NoticeService(store, services.messages);
    const erasure = new ErasureService(store);
    keep(
      eventLog.consume({
        stream: 'users',
        group: 'messages-erasure',
        handle: (event) => erasure.handle(event),
        claimAfterMs: LONGEST_ERASURE_MS,
        log,
      }),
    );
    const missedCalls = new MissedCallsService(store);
    keep(
      eventLog.consume({
        stream: 'presence',
        group: 'messages-calls',
        handle: (event) => missedCalls.handle(event),
        log,
      }),
    );
    keep(startArchiving({ store, log }));

    const subgraph = keep(
      createSubgraph({
        name: 'messages',
        host: config.host,
        port: config.port,
        log,
        readPassport: createPassportReader(config.passportKey, { audiencesBy: config.audiencesBy }),
        schema,
        createContext: (request) => createContext(services, request),
        live: createLive({ store, prefix, mostChanges: config.liveReplayLimit }),
        questions: {
          members: membersQuestion(standing),
          acquainted: acquaintedQuestion(standing),
          attachmentSeen: attachmentSeenQuestion(attachments),
          attached: attachedQuestion(attachments),
          addressees: addresseesQuestion(new AddresseesService(store)),
          reaction: reactionQuestion(notices),
          shown: shownQuestion(notices),
        },
        checks: { postgres: () => database.check(), redis: () => redis.check(), ...opened.checks },
      }),
    );
    return { subgraph, start: () => subgraph.start(), stop: () => stopInReverse(started) };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}
