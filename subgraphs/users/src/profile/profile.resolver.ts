import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { UpdateProfileInput } from './profile.input.ts';
import { UpdateProfilePayload } from './profile.type.ts';

@Resolver()
export class ProfileResolver {
  @Access({ scope: 'profile:write' })
  @Mutation(() => UpdateProfilePayload, { nullable: true, description: 'Changes the own profile.' })
  updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'What changes.' }) input: UpdateProfileInput,
    @Ctx() { viewer, profiles }: Context,
  ) {
    return profiles.update(viewer, input);
  }
}
