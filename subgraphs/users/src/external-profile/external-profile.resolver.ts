import { Access, Shared } from '@parley/kit/federated-schema';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { Person } from '../user/person.ts';
import { User } from '../user/user.type.ts';
import { ExternalProfile, RefreshExternalProfilePayload } from './external-profile.type.ts';

@Resolver(() => User)
export class UserExternalProfileResolver {
  @Access({ scope: 'profile:read' })
  @Shared()
  @FieldResolver(() => ExternalProfile, {
    nullable: true,
    description: 'What another system knows of the person; null when there is none, or it is away.',
  })
  externalProfile(@Root() { id, erasedAt }: Person, @Ctx() { externalProfileLoader }: Context) {
    return erasedAt === null ? externalProfileLoader.load(id) : null;
  }
}

@Resolver(() => RefreshExternalProfilePayload)
export class ExternalProfileResolver {
  @Access({ scope: 'profile:write' })
  @Mutation(() => RefreshExternalProfilePayload, {
    nullable: true,
    description: 'Asks the other system anew what it knows of a person: of oneself, or as ADMIN of anyone.',
  })
  refreshExternalProfile(
    @Arg('userId', () => ID, { description: 'Of whom.' }) userId: string,
    @Ctx() { viewer, externalProfiles }: Context,
  ) {
    return externalProfiles.refresh(viewer, userId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person.' })
  user(@Root() { userId }: { userId: string }, @Ctx() { people }: Context) {
    return people.load(userId);
  }
}
