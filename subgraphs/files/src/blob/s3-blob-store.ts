import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { BlobMissing } from './blob-errors.ts';
import { requireBlobKey } from './blob-key.ts';
import type { BlobStore } from './blob-store.ts';
import { createS3BlobParts } from './s3-blob-parts.ts';
import { asBlobError } from './s3-errors.ts';
import { openTemporaryFiles } from './temporary-files.ts';

export interface S3Options {
  endpoint: string;
  /** Where clients reach the same server, when that is another address: signed links begin with it. */
  publicEndpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  /** The bucket in the path and not in the host's name, as servers other than Amazon's mostly want. */
  pathStyle: boolean;
  /** For contents on their way in, whose length and checksum are known only at their end, and for those that are looked into. */
  temporaryFolder: string;
}

/** A blob is an object of its key in one bucket, which belongs to the files subgraph alone. */
export async function openS3BlobStore(options: S3Options): Promise<BlobStore> {
  const { bucket, temporaryFolder } = options;
  const temporary = await openTemporaryFiles(temporaryFolder);
  const client = connect(options, options.endpoint);
  const linking = connect(options, options.publicEndpoint);
  const named = (key: string) => ({ Bucket: bucket, Key: requireBlobKey(key) });

  const get: BlobStore['get'] = async (key, range) => {
    const Range = range === undefined ? undefined : `bytes=${range.start}-${range.end}`;
    const { Body } = await asBlobError(client.send(new GetObjectCommand({ ...named(key), Range })));
    if (!(Body instanceof Readable)) throw new Error('The S3 client gave no stream');
    return Body;
  };

  return {
    async put(key, content, { limit, type, signal }) {
      try {
        const { path, ...stored } = await temporary.write(content, { limit, signal });
        try {
          const Body = createReadStream(path);
          const command = new PutObjectCommand({ ...named(key), Body, ContentLength: stored.bytes, ContentType: type });
          await asBlobError(client.send(command, { abortSignal: signal }), signal);
        } finally {
          await temporary.discard({ path });
        }
        return stored;
      } finally {
        content.destroy();
      }
    },
    get,
    async size(key) {
      const found = await asBlobError(client.send(new HeadObjectCommand(named(key)))).catch(missingIsNull);
      return found?.ContentLength ?? null;
    },
    async delete(key) {
      await asBlobError(client.send(new DeleteObjectCommand(named(key))));
    },
    async asFile(key, work) {
      const file = await temporary.write(await get(key), { limit: Number.MAX_SAFE_INTEGER });
      try {
        return await work(file.path);
      } finally {
        await temporary.discard(file);
      }
    },
    linkTo(key, { seconds, type, disposition }) {
      const command = new GetObjectCommand({ ...named(key), ResponseContentType: type, ResponseContentDisposition: disposition });
      return getSignedUrl(linking, command, { expiresIn: seconds });
    },
    parts: createS3BlobParts({ client, linking, named, get, temporary }),
    async check() {
      // Needs no right but the one to read, and tells a bucket that is not there from a blob that is not.
      await asBlobError(client.send(new GetObjectCommand(named(NO_BLOB)))).catch(missingIsNull);
    },
    async stop() {
      client.destroy();
      linking.destroy();
      await temporary.stop();
    },
  };
}

const NO_BLOB = '0'.repeat(40);

/** What goes wrong is told by the error; the client would write to the console besides. */
const nothing = () => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

const CONNECT_MS = 5_000;
const SILENT_MS = 30_000;

function connect({ region, accessKey, secretKey, pathStyle }: S3Options, endpoint: string): S3Client {
  return new S3Client({
    endpoint,
    region,
    forcePathStyle: pathStyle,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    // Checksums of the newer kind are not understood by every server that speaks S3, and would be part of what links sign.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    logger: SILENT,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: SILENT_MS, throwOnRequestTimeout: true },
  });
}

const missingIsNull = (error: unknown): null => {
  if (error instanceof BlobMissing) return null;
  throw error;
};
