import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, UseMiddleware } from 'type-graphql';
import { type Context, forgetWhatWasRead } from '../context.ts';
import { Conversation } from '../conversation/conversation.type.ts';
import { Message } from '../message/message.type.ts';
import { writeMessageId } from '../message/message-id.ts';
import { AddBookmarkInput, SaveDraftInput } from './note.input.ts';
import type { BookmarkRow, DraftRow } from './note.service.ts';
import { Bookmark, BookmarkConnection, BookmarkPayload, Draft, SaveDraftPayload } from './note.type.ts';

const INPUT = { description: 'What is wanted.' };

@Resolver(() => Bookmark)
export class BookmarkResolver {
  @Access({ scope: 'messages:read' })
  @Query(() => BookmarkConnection, { nullable: true, description: 'What the viewer keeps at hand, latest first.' })
  bookmarks(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer, notes }: Context) {
    return notes.bookmarks(viewer, page);
  }

  @FieldResolver(() => Message, { nullable: true, description: 'The message; null when the viewer sees it no more.' })
  message(@Root() bookmark: BookmarkRow, @Ctx() { loaders }: Context) {
    return loaders.messages.load(writeMessageId(bookmark));
  }
}

@Resolver(() => Draft)
export class DraftResolver {
  @Access({ scope: 'messages:read' })
  @Query(() => [Draft], { nullable: true, description: 'What the viewer has begun to write, latest first.' })
  drafts(@Ctx() { viewer, notes }: Context) {
    return notes.drafts(viewer);
  }

  @FieldResolver(() => Conversation, { nullable: true, description: 'What it is for; null when the viewer sees that no more.' })
  conversation(@Root() { conversationId }: DraftRow, @Ctx() { loaders }: Context) {
    return loaders.conversations.load(conversationId);
  }
}

@UseMiddleware(forgetWhatWasRead)
@Resolver()
export class NoteChangesResolver {
  @Access({ scope: 'messages:write' })
  @Mutation(() => BookmarkPayload, { nullable: true, description: 'Keeps a message at hand.' })
  addBookmark(
    @Arg('input', () => AddBookmarkInput, INPUT) { messageId, note }: AddBookmarkInput,
    @Ctx() { viewer, notes }: Context,
  ) {
    return notes.bookmark(viewer, messageId, note);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => BookmarkPayload, { nullable: true, description: 'Keeps a message at hand no longer.' })
  removeBookmark(
    @Arg('messageId', () => ID, { description: 'Which message.' }) messageId: string,
    @Ctx() { viewer, notes }: Context,
  ) {
    return notes.removeBookmark(viewer, messageId);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => SaveDraftPayload, { nullable: true, description: 'Keeps what the viewer has begun to write, for all devices.' })
  async saveDraft(@Arg('input', () => SaveDraftInput, INPUT) input: SaveDraftInput, @Ctx() { viewer, notes }: Context) {
    return { draft: await notes.saveDraft(viewer, input) };
  }
}

@Resolver(() => BookmarkPayload)
export class BookmarkPayloadResolver {
  @FieldResolver(() => Message, { nullable: true, description: 'The message; null when the viewer sees it no more.' })
  message(@Root() { messageId }: BookmarkPayload, @Ctx() { loaders }: Context) {
    return loaders.messages.load(messageId);
  }
}
