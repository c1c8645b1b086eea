import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { writeMessageId } from '../message/message-id.ts';
import { User, userOf } from '../person/user.type.ts';
import type { DeletionRow } from './audit.service.ts';
import { MessageAuditConnection, MessageAuditEntry } from './audit.type.ts';

@Resolver(() => MessageAuditEntry)
export class AuditResolver {
  @Access({ role: 'ADMIN', scope: 'admin' })
  @Query(() => MessageAuditConnection, { nullable: true, description: 'What was deleted in a conversation, latest first.' })
  messageAudit(
    @Arg('conversationId', () => ID, { description: 'Which conversation.' }) conversationId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, audit }: Context,
  ) {
    return audit.deletionsIn(viewer, conversationId, page);
  }

  @FieldResolver(() => ID, { description: 'The id of the message.' })
  messageId(@Root() deletion: DeletionRow) {
    return writeMessageId(deletion);
  }

  @FieldResolver(() => User, { description: 'Who had said it.' })
  sender(@Root() { senderId }: DeletionRow) {
    return userOf(senderId);
  }

  @FieldResolver(() => User, { description: 'Who deleted it.' })
  deletedBy(@Root() { deletedBy }: DeletionRow) {
    return userOf(deletedBy);
  }
}
