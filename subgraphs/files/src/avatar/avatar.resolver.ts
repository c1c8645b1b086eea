import { Access, Shared } from '@parley/kit/federated-schema';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { File } from '../file/file.type.ts';
import { SetAvatarInput, SetAvatarPayload } from './avatar.type.ts';
import { User, userOf } from './user.type.ts';

@Resolver(() => User)
export class AvatarResolver {
  @Shared()
  @FieldResolver(() => File, { nullable: true, description: 'The picture that stands for the person.' })
  async avatar(@Root() { id }: User, @Ctx() { loaders }: Context) {
    const fileId = await loaders.avatars.load(id);
    return fileId && loaders.files.load(fileId);
  }

  @Access({ scope: 'profile:write' })
  @Mutation(() => SetAvatarPayload, { nullable: true, description: 'Chooses the picture that stands for the viewer.' })
  async setAvatar(
    @Arg('input', () => SetAvatarInput, { description: 'What is wanted.' }) { fileId }: SetAvatarInput,
    @Ctx() { viewer, avatars }: Context,
  ): Promise<SetAvatarPayload> {
    return { user: userOf(await avatars.set(viewer, fileId ?? null)) };
  }
}
