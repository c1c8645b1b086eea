import { Access } from '@parley/kit/federated-schema';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { User } from './user.type.ts';

@Resolver(() => User)
export class UserResolver {
  @Access()
  @Query(() => User, { nullable: true, description: 'Whoever is signed in.' })
  viewer(@Ctx() { viewer, users }: Context) {
    return users.viewer(viewer);
  }
}
