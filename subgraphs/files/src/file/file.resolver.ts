import { PageArgs } from '@parley/kit/connection';
import { Access, Shared } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { Rendition as RenditionRow } from '../rendition/renditions.ts';
import type { FileRow } from './file.service.ts';
import { DeleteFilePayload, File, FileConnection, FileLink, FileUsage } from './file.type.ts';
import { Rendition } from './rendition.type.ts';

@Resolver(() => File)
export class FileResolver {
  @Access({ scope: 'files:read' })
  @Query(() => File, { nullable: true, description: 'One file, or null when the viewer sees none with this id.' })
  file(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { loaders }: Context) {
    return loaders.files.load(id);
  }

  @Access({ scope: 'files:read' })
  @Query(() => FileConnection, { nullable: true, description: 'What the viewer has sent, newest first.' })
  myFiles(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer, files }: Context) {
    return files.own(viewer, page);
  }

  @Access({ scope: 'files:read' })
  @Query(() => FileUsage, { nullable: true, description: 'How much the viewer keeps here, and may keep.' })
  myUsage(@Ctx() { viewer, files }: Context) {
    return files.usage(viewer);
  }

  @Access({ scope: 'files:write' })
  @Mutation(() => DeleteFilePayload, {
    nullable: true,
    description: "Deletes a file of one's own, wherever it hangs; also gives up an upload that is not finished.",
  })
  async deleteFile(
    @Arg('id', () => ID, { description: 'Which one.' }) id: string,
    @Ctx() { viewer, files }: Context,
  ): Promise<DeleteFilePayload> {
    await files.delete(viewer, id);
    return { deletedId: id };
  }

  @Shared()
  @FieldResolver(() => FileLink, {
    nullable: true,
    description: 'Leads to the file as it was sent; null for what may not be shown.',
  })
  link(
    @Arg('download', () => Boolean, {
      defaultValue: false,
      description: 'Whether a browser is to save it, and not to show it.',
    })
    download: boolean,
    @Root() file: FileRow,
    @Ctx() { links }: Context,
  ) {
    return links.toFile(file, download);
  }

  @Shared()
  @FieldResolver(() => [Rendition], { description: 'Smaller pictures of it, as far as they have been made.' })
  renditions(@Root() file: FileRow, @Ctx() { loaders }: Context) {
    return loaders.renditions.load(file.id);
  }
}

@Resolver(() => Rendition)
export class RenditionResolver {
  @Shared()
  @FieldResolver(() => FileLink, { description: 'Leads to it.' })
  link(@Root() rendition: RenditionRow, @Ctx() { links }: Context) {
    return links.toRendition(rendition);
  }
}
