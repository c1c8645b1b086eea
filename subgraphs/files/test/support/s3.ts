import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import type { S3Options } from '../../src/blob/s3-blob-store.ts';

export interface TestBucket extends AsyncDisposable {
  options: Omit<S3Options, 'temporaryFolder'>;
}

/** Whether the server that tests get knows how uploads in parts are listed and given up. */
export const s3KnowsParts = () => inject('s3') !== null;

/** A bucket of its own, on the server that S3_ENDPOINT names, else on a small one of our own that checks signatures just the same. */
export async function freshBucket(): Promise<TestBucket> {
  const bucket = `files-${randomBytes(6).toString('hex')}`;
  const named = inject('s3');
  const common = { region: 'us-east-1', bucket, pathStyle: true };
  if (named === null) return smallServer(common);
  const { endpoint, accessKey, secretKey } = named;
  const options = { ...common, endpoint, publicEndpoint: endpoint, accessKey, secretKey };
  const credentials = { accessKeyId: accessKey, secretAccessKey: secretKey };
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
  return { options, [Symbol.asyncDispose]: async () => undefined };
}

async function smallServer(common: { region: string; bucket: string; pathStyle: boolean }): Promise<TestBucket> {
  const directory = await mkdtemp(join(tmpdir(), 'parley-s3-'));
  const configureBuckets = [{ name: common.bucket }];
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    options: { ...common, endpoint, publicEndpoint: endpoint, accessKey: 'S3RVER', secretKey: 'S3RVER' },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
