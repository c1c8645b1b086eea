import { buildFederatedSchema } from '@parley/kit/federated-schema';
import { GraphQLDateTime } from 'graphql-scalars';
import { AuditResolver } from './audit/audit.resolver.ts';
import type { Context } from './context.ts';
import { ConversationResolver } from './conversation/conversation.resolver.ts';
import { ConversationChangesResolver, ConversationPayloadResolver } from './conversation/conversation-changes.resolver.ts';
import {
  ConversationUpdateResolver,
  LiveResolver,
  MemberUpdateResolver,
  MessageUpdateResolver,
  MovedReceiptResolver,
} from './live/update.resolver.ts';
import { MemberChangesResolver, MemberPayloadResolver, MemberResolver } from './member/member.resolver.ts';
import { EditResolver, ForwardedResolver, MessageResolver } from './message/message.resolver.ts';
import { WritingResolver } from './message/writing.resolver.ts';
import { BookmarkPayloadResolver, BookmarkResolver, DraftResolver, NoteChangesResolver } from './note/note.resolver.ts';
import { PersonalDataResolver } from './personal-data/personal-data.resolver.ts';
import { PersonalData } from './personal-data/personal-data.type.ts';
import { ReactionChangesResolver, ReactionResolver } from './reaction/reaction.resolver.ts';
import { MarkResolver, ReceiptResolver, ReceiptsResolver } from './receipt/receipt.resolver.ts';
import { ConversationFacetResolver, SearchResolver, SenderFacetResolver } from './search/search.resolver.ts';
import { ReadThreadPayloadResolver, ThreadChangesResolver, ThreadResolver } from './thread/thread.resolver.ts';

const built = buildFederatedSchema<Context>({
  resolvers: [
    ConversationResolver,
    ConversationChangesResolver,
    ConversationPayloadResolver,
    MemberResolver,
    MemberChangesResolver,
    MemberPayloadResolver,
    MessageResolver,
    EditResolver,
    ForwardedResolver,
    WritingResolver,
    ReactionResolver,
    ReactionChangesResolver,
    ReceiptsResolver,
    ReceiptResolver,
    MarkResolver,
    ThreadResolver,
    ThreadChangesResolver,
    ReadThreadPayloadResolver,
    BookmarkResolver,
    BookmarkPayloadResolver,
    DraftResolver,
    NoteChangesResolver,
    SearchResolver,
    ConversationFacetResolver,
    SenderFacetResolver,
    PersonalDataResolver,
    AuditResolver,
    LiveResolver,
    MessageUpdateResolver,
    ConversationUpdateResolver,
    MovedReceiptResolver,
    MemberUpdateResolver,
  ],
  orphanedTypes: [PersonalData],
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  references: {
    Conversation: ({ id }: { id: string }, { loaders }: Context) => loaders.conversations.load(id),
    PersonalData: ({ id }: PersonalData, { viewer, personalData }: Context) => personalData.require(viewer, id),
    Message: ({ id }: { id: string }, { loaders }: Context) => loaders.messages.load(id),
  },
});

export const schema = built.schema;

/** The SDL that is composed into the graph. */
export const typeDefs = (): string => built.typeDefs;
