import { createReadStream } from 'node:fs';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type Part,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { BlobMissing, BlobTooLarge, PartIncomplete } from './blob-errors.ts';
import type { BlobParts, PartialUpload } from './blob-parts.ts';
import type { BlobStore } from './blob-store.ts';
import { measure } from './measured.ts';
import { asBlobError } from './s3-errors.ts';
import type { TemporaryFiles } from './temporary-files.ts';

export interface S3BlobPartsOptions {
  client: S3Client;
  /** Signs links that clients use. */
  linking: S3Client;
  named(key: string): { Bucket: string; Key: string };
  get: BlobStore['get'];
  temporary: TemporaryFiles;
}

/** S3's own multipart uploads: what lies in the bucket is the only memory of which parts have arrived. */
export function createS3BlobParts({ client, linking, named, get, temporary }: S3BlobPartsOptions): BlobParts {
  const partial = ({ key, id }: PartialUpload) => ({ ...named(key), UploadId: id });

  const partsOf = async (upload: PartialUpload): Promise<Part[]> => {
    const parts: Part[] = [];
    for (let marker: string | undefined; ; ) {
      const command = new ListPartsCommand({ ...partial(upload), PartNumberMarker: marker });
      const page = await asBlobError(client.send(command));
      parts.push(...(page.Parts ?? []));
      if (!page.IsTruncated || page.NextPartNumberMarker === undefined) return parts;
      marker = page.NextPartNumberMarker;
    }
  };

  const abort = async (upload: PartialUpload) => {
    await asBlobError(client.send(new AbortMultipartUploadCommand(partial(upload)))).catch((error) => {
      if (!(error instanceof BlobMissing)) throw error;
    });
  };
  /** One key has one upload, or a few after crashes: never more than a page of them. */
  const begunUnder = async (key: string): Promise<PartialUpload[]> => {
    const { Bucket, Key } = named(key);
    const { Uploads = [] } = await asBlobError(client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key })));
    return Uploads.flatMap(({ UploadId }) => (UploadId === undefined ? [] : [{ key, id: UploadId }]));
  };
  const giveUp: BlobParts['giveUp'] = async ({ key, id }) => {
    for (const upload of id === null ? await begunUnder(key) : [{ key, id }]) await abort(upload);
  };

  return {
    async begin(key, type) {
      const command = new CreateMultipartUploadCommand({ ...named(key), ContentType: type });
      const { UploadId } = await asBlobError(client.send(command));
      if (UploadId === undefined) throw new Error('The S3 server gave no id for an upload');
      return { key, id: UploadId };
    },
    linkFor(upload, { number, bytes, seconds }) {
      const command = new UploadPartCommand({ ...partial(upload), PartNumber: number, ContentLength: bytes });
      return getSignedUrl(linking, command, { expiresIn: seconds, signableHeaders: new Set(['content-length', 'host']) });
    },
    async receive(upload, { number, bytes }, content, signal) {
      try {
        const file = await temporary.write(content, { limit: bytes, signal });
        try {
          if (file.bytes !== bytes) throw new PartIncomplete(number);
          const Body = createReadStream(file.path);
          const command = new UploadPartCommand({ ...partial(upload), PartNumber: number, Body, ContentLength: bytes });
          await asBlobError(client.send(command, { abortSignal: signal }), signal);
        } finally {
          await temporary.discard(file);
        }
      } finally {
        content.destroy();
      }
    },
    async received(upload) {
      const parts = await partsOf(upload);
      return parts.map(({ PartNumber = 0, Size = 0 }) => ({ number: PartNumber, bytes: Size }));
    },
    async complete(upload, count, limit) {
      const parts = await partsOf(upload).catch((error) => {
        if (error instanceof BlobMissing) return null;
        throw error;
      });
      // Nothing is left of an upload that was completed before a crash but the blob itself.
      if (parts !== null) {
        const used = requireAll(parts, count);
        if (used.reduce((sum, { Size = 0 }) => sum + Size, 0) > limit) {
          await giveUp(upload);
          throw new BlobTooLarge(limit);
        }
        const Parts = used.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
        await asBlobError(client.send(new CompleteMultipartUploadCommand({ ...partial(upload), MultipartUpload: { Parts } })));
      }
      return measure(await get(upload.key), limit);
    },
    giveUp,
  };
}

function requireAll(parts: readonly Part[], count: number): Part[] {
  return Array.from({ length: count }, (_, index) => {
    const part = parts.find(({ PartNumber }) => PartNumber === index + 1);
    if (part === undefined) throw new PartIncomplete(index + 1);
    return part;
  });
}
