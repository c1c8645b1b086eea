import { Access, Shared } from '@parley/kit/federated-schema';
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { type Context, forgetWhatWasRead } from '../context.ts';
import { MessagePayload } from '../message/message.type.ts';
import { User } from '../person/user.type.ts';
import { ReactionInput } from './reaction.input.ts';
import type { ReactionGroup } from './reaction.service.ts';
import { Reaction } from './reaction.type.ts';

const INPUT = { description: 'What is wanted.' };

@UseMiddleware(forgetWhatWasRead)
@Resolver()
export class ReactionChangesResolver {
  @Access({ scope: 'messages:write' })
  @Mutation(() => MessagePayload, {
    nullable: true,
    description: 'Reacts to a message. Several reactions of one person are fine, each once.',
  })
  async addReaction(
    @Arg('input', () => ReactionInput, INPUT) { messageId, emoji }: ReactionInput,
    @Ctx() { viewer, reactions }: Context,
  ) {
    return { message: await reactions.add(viewer, messageId, emoji) };
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => MessagePayload, { nullable: true, description: 'Takes a reaction of the viewer back.' })
  async removeReaction(
    @Arg('input', () => ReactionInput, INPUT) { messageId, emoji }: ReactionInput,
    @Ctx() { viewer, reactions }: Context,
  ) {
    return { message: await reactions.remove(viewer, messageId, emoji) };
  }
}

@Resolver(() => Reaction)
export class ReactionResolver {
  @Shared()
  @FieldResolver(() => Int, { description: 'How many people gave it.' })
  count(@Root() { userIds }: ReactionGroup) {
    return userIds.length;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer is among them.' })
  viewerReacted(@Root() group: ReactionGroup, @Ctx() { viewer, reactions }: Context) {
    return reactions.isAmong(viewer, group);
  }

  @Shared()
  @FieldResolver(() => [User], { description: 'Who gave it, in the order in which they did.' })
  people(
    @Root() group: ReactionGroup,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many to name: 100 at most.' }) first: number,
    @Ctx() { reactions }: Context,
  ) {
    return reactions.people(group, first);
  }
}
