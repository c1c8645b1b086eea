import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { Person } from '../user/person.ts';
import { User } from '../user/user.type.ts';
import type { ContactRow } from './contact.service.ts';
import { Contact, ContactConnection, ContactPayload, ContactState } from './contact.type.ts';

@Resolver(() => Contact)
export class ContactResolver {
  @Access({ scope: 'contacts:read' })
  @Query(() => ContactConnection, {
    nullable: true,
    description: 'The people that the viewer stands to in one way, latest first.',
  })
  contacts(
    @Arg('state', () => ContactState, { nullable: true, description: 'In which way: in contact, when it is left out.' })
    state: ContactState | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, contacts }: Context,
  ) {
    return contacts.page(viewer, state ?? ContactState.CONTACT, page);
  }

  @Access({ scope: 'contacts:read' })
  @Query(() => ContactConnection, {
    nullable: true,
    description: 'Requests that wait for an answer of the viewer, latest first.',
  })
  contactRequests(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer, contacts }: Context) {
    return contacts.page(viewer, ContactState.REQUEST_RECEIVED, page);
  }

  @Access({ scope: 'contacts:read' })
  @Query(() => ContactConnection, { nullable: true, description: 'Whom the viewer has blocked, latest first.' })
  blockedPeople(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer, contacts }: Context) {
    return contacts.page(viewer, ContactState.BLOCKED, page);
  }

  @FieldResolver(() => User, { description: 'The other person.' })
  user(@Root() { otherId }: ContactRow, @Ctx() { people }: Context) {
    return people.load(otherId);
  }
}

@Resolver(() => User)
export class UserContactResolver {
  @Access({ scope: 'contacts:read' })
  @FieldResolver(() => Contact, { nullable: true, description: 'How the viewer stands to the person; null when in no way.' })
  contact(@Root() { id }: Person, @Ctx() { contactLoader }: Context) {
    return contactLoader.load(id);
  }
}

const OTHER = { description: 'The other person.' };

@Resolver(() => ContactPayload)
export class ContactMutationResolver {
  @Access({ scope: 'contacts:write' })
  @Mutation(() => ContactPayload, { nullable: true, description: 'Asks a person to be in contact. Two who ask each other are.' })
  requestContact(@Arg('userId', () => ID, OTHER) userId: string, @Ctx() { viewer, contacts }: Context) {
    return contacts.request(viewer, userId);
  }

  @Access({ scope: 'contacts:write' })
  @Mutation(() => ContactPayload, { nullable: true, description: 'Agrees to be in contact with a person who asked.' })
  acceptContact(@Arg('userId', () => ID, OTHER) userId: string, @Ctx() { viewer, contacts }: Context) {
    return contacts.accept(viewer, userId);
  }

  @Access({ scope: 'contacts:write' })
  @Mutation(() => ContactPayload, { nullable: true, description: 'Puts a request away. The person is not told.' })
  declineContact(@Arg('userId', () => ID, OTHER) userId: string, @Ctx() { viewer, contacts }: Context) {
    return contacts.decline(viewer, userId);
  }

  @Access({ scope: 'contacts:write' })
  @Mutation(() => ContactPayload, { nullable: true, description: 'Ends a contact, or takes back a request that has no answer.' })
  removeContact(@Arg('userId', () => ID, OTHER) userId: string, @Ctx() { viewer, contacts }: Context) {
    return contacts.remove(viewer, userId);
  }

  @Access({ scope: 'contacts:write' })
  @Mutation(() => ContactPayload, { nullable: true, description: 'Wants nothing more from a person. The person is not told.' })
  blockPerson(@Arg('userId', () => ID, OTHER) userId: string, @Ctx() { viewer, contacts }: Context) {
    return contacts.block(viewer, userId);
  }

  @Access({ scope: 'contacts:write' })
  @Mutation(() => ContactPayload, {
    nullable: true,
    description: 'Takes back a block. A request that the person made meanwhile arrives.',
  })
  unblockPerson(@Arg('userId', () => ID, OTHER) userId: string, @Ctx() { viewer, contacts }: Context) {
    return contacts.unblock(viewer, userId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The other person.' })
  user(@Root() { otherId }: { otherId: string }, @Ctx() { people }: Context) {
    return people.load(otherId);
  }
}
