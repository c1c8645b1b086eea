import type { Log } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import type { SubgraphRequest } from '@parley/kit/subgraph';
import type { MiddlewareFn } from 'type-graphql';
import type { AccessService } from './access/access.service.ts';
import { type Asker, isAudience, readAudience } from './access/audience.ts';
import type { AuditService } from './audit/audit.service.ts';
import type { BusinessService } from './conversation/business.service.ts';
import { type ConversationLoaders, createConversationLoaders } from './conversation/conversation.loader.ts';
import type { ConversationService } from './conversation/conversation.service.ts';
import { createMemberLoaders, type MemberLoaders } from './member/member.loader.ts';
import type { MemberService } from './member/member.service.ts';
import { createMessageLoaders, type MessageLoaders } from './message/message.loader.ts';
import type { MessageService } from './message/message.service.ts';
import type { WritingService } from './message/writing.service.ts';
import type { NoteService } from './note/note.service.ts';
import type { PersonalDataService } from './personal-data/personal-data.service.ts';
import type { ReactionService } from './reaction/reaction.service.ts';
import { createReceiptLoaders, type ReceiptLoaders } from './receipt/receipt.loader.ts';
import type { ReceiptService } from './receipt/receipt.service.ts';
import type { SearchService } from './search/search.service.ts';
import { createThreadLoaders, type ThreadLoaders } from './thread/thread.loader.ts';
import type { ThreadService } from './thread/thread.service.ts';

/** What lives as long as the subgraph, by the nouns that resolvers speak of. */
export interface Services {
  access: AccessService;
  conversations: ConversationService;
  business: BusinessService;
  members: MemberService;
  messages: MessageService;
  writing: WritingService;
  reactions: ReactionService;
  receipts: ReceiptService;
  threads: ThreadService;
  notes: NoteService;
  search: SearchService;
  personalData: PersonalDataService;
  audit: AuditService;
}

export type Loaders = ConversationLoaders & MemberLoaders & MessageLoaders & ReceiptLoaders & ThreadLoaders;

/** What a resolver is given: whoever asks, and what it can ask. Loaders are made for each request, so that no answer outlives it. */
export interface Context extends Services {
  /** Null for an audience as well: what an audience is shown depends on nobody. */
  viewer: Viewer | null;
  asker: Asker;
  log: Log;
  loaders: Loaders;
}

export function createContext(services: Services, { passport, log }: SubgraphRequest): Context {
  const { viewer, audience } = passport;
  const asker = viewer ?? readAudience(audience);
  return { ...services, viewer, asker, log, loaders: createLoaders(asker, services) };
}

/** Around every mutation: those of one operation run one after the other, and what is selected of each shows what it changed. */
export const forgetWhatWasRead: MiddlewareFn<Context> = async ({ context }, next) => {
  const result = await next();
  context.loaders = createLoaders(context.asker, context);
  return result;
};

function createLoaders(asker: Asker, services: Services): Loaders {
  const viewer = isAudience(asker) ? null : asker;
  return {
    ...createConversationLoaders(asker, services),
    ...createMemberLoaders(asker, services),
    ...createMessageLoaders(asker, services),
    ...createReceiptLoaders(services),
    ...createThreadLoaders(viewer, services),
  };
}
