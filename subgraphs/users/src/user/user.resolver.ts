import { PageArgs } from '@parley/kit/connection';
import { Access, Shared } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { type Person, presentStatus } from './person.ts';
import { CustomStatus, User, UserConnection } from './user.type.ts';

@Resolver(() => User)
export class UserResolver {
  @Access()
  @Query(() => User, { nullable: true, description: 'Whoever is signed in.' })
  viewer(@Ctx() { viewer, users }: Context) {
    return users.viewer(viewer);
  }

  @Access({ scope: 'profile:read' })
  @Query(() => User, { nullable: true, description: 'One person, or null when there is none with this id.' })
  user(@Arg('id', () => ID, { description: 'Who is asked for.' }) id: string, @Ctx() { viewer, users }: Context) {
    return users.find(viewer, id);
  }

  @Access({ scope: 'profile:read' })
  @Query(() => UserConnection, {
    nullable: true,
    description:
      'People whose name begins with the words, or is spelt much alike; by an e-mail address exactly those who allow it.',
  })
  users(
    @Arg('search', () => String, { description: 'The beginning of a name, or a whole e-mail address.' }) search: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, users }: Context,
  ) {
    return users.search(viewer, search, page);
  }

  @Shared()
  @FieldResolver(() => CustomStatus, { nullable: true, description: 'What the person says of the present moment.' })
  customStatus(@Root() person: Person) {
    return presentStatus(person);
  }

  @Shared()
  @FieldResolver(() => Boolean, { description: 'Whether the account was erased: the name only stands in then.' })
  erased(@Root() { erasedAt }: Person) {
    return erasedAt !== null;
  }

  @Access({ scope: 'profile:read' })
  @FieldResolver(() => String, { nullable: true, description: 'The e-mail address, for the person and ADMIN; null for others.' })
  email(@Root() person: Person, @Ctx() { viewer, users }: Context) {
    return users.privatePartOf(viewer, person)?.email;
  }

  @Access({ scope: 'profile:read' })
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the person has shown that the address is theirs, for the person and ADMIN; null for others.',
  })
  emailVerified(@Root() person: Person, @Ctx() { viewer, users }: Context) {
    const own = users.privatePartOf(viewer, person);
    return own && own.emailVerifiedAt !== null;
  }

  @Access({ scope: 'profile:read' })
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether others find the person by the exact e-mail address, for the person and ADMIN; null for others.',
  })
  foundByEmail(@Root() person: Person, @Ctx() { viewer, users }: Context) {
    return users.privatePartOf(viewer, person)?.foundByEmail;
  }

  @Access({ scope: 'profile:read' })
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the account is closed to its owner, for the person and ADMIN; null for others.',
  })
  suspended(@Root() person: Person, @Ctx() { viewer, users }: Context) {
    const own = users.privatePartOf(viewer, person);
    return own && own.suspendedAt !== null;
  }
}
