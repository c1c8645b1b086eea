import { Access, LiveSubscription, Shared } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { File } from '../file/file.type.ts';
import { FileUpdate } from './file-update.type.ts';

@Resolver(() => FileUpdate)
export class FileUpdateResolver {
  @Access({ scope: 'files:read' })
  @Shared()
  @LiveSubscription(() => FileUpdate, {
    name: 'fileChanged',
    description:
      'How a file that the viewer sees is, at first and whenever that changes: when its pictures are there, and when it is deleted.',
  })
  watch(@Root() event: LiveEvent, @Arg('id', () => ID, { description: 'Which one.' }) _id: string) {
    return event;
  }

  @Shared()
  @FieldResolver(() => File, { nullable: true, description: 'The file; null when it is gone.' })
  file(@Root() { payload }: LiveEvent, @Ctx() { loaders }: Context) {
    return loaders.files.load((payload as { fileId: string }).fileId);
  }
}
