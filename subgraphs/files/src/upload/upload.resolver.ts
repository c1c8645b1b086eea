import { Access } from '@parley/kit/federated-schema';
import type { FileUpload } from 'graphql-upload/processRequest.mjs';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { openIncoming, requireFew } from './incoming-file.ts';
import {
  CompleteUploadPayload,
  OpenUpload,
  RequestUploadInput,
  RequestUploadPayload,
  UploadInput,
  UploadPayload,
} from './upload.type.ts';

const INPUT = { description: 'What is wanted.' };
const WHICH = { description: 'The id of the file that is sent.' };

@Resolver()
export class UploadResolver {
  @Access({ scope: 'files:write' })
  @Mutation(() => UploadPayload, {
    nullable: true,
    description: 'Sends files with the operation itself, as a multipart request. For large ones requestUpload is better.',
  })
  async upload(@Arg('input', () => UploadInput, INPUT) { files }: UploadInput, @Ctx() { viewer, uploads }: Context) {
    requireFew(files);
    const receive = async (file: Promise<FileUpload>) => uploads.receive(viewer, await openIncoming(file, uploads.limitBytes));
    const received = await Promise.allSettled(files.map(receive));
    // An error that stands for a value is thrown where the value is asked for, and only there.
    return { results: received.map((one) => ({ file: one.status === 'fulfilled' ? one.value : one.reason })) };
  }

  @Access({ scope: 'files:write' })
  @Mutation(() => RequestUploadPayload, {
    nullable: true,
    description: 'Begins an upload in parts, which go past the graph and can be taken up again.',
  })
  async requestUpload(
    @Arg('input', () => RequestUploadInput, INPUT) input: RequestUploadInput,
    @Ctx() { viewer, directUploads }: Context,
  ) {
    return { upload: await directUploads.request(viewer, input) };
  }

  @Access({ scope: 'files:write' })
  @Query(() => OpenUpload, {
    nullable: true,
    description: 'An upload of the viewer that goes on, with fresh addresses for what is still to be sent.',
  })
  openUpload(@Arg('fileId', () => ID, WHICH) fileId: string, @Ctx() { viewer, directUploads }: Context) {
    return directUploads.resume(viewer, fileId);
  }

  @Access({ scope: 'files:write' })
  @Mutation(() => CompleteUploadPayload, {
    nullable: true,
    description: 'Says that all parts were sent: they are put together, compared with what was announced, and looked at.',
  })
  async completeUpload(@Arg('fileId', () => ID, WHICH) fileId: string, @Ctx() { viewer, directUploads }: Context) {
    return { file: await directUploads.complete(viewer, fileId) };
  }
}
