import { S3ServiceException } from '@aws-sdk/client-s3';
import { Unavailable } from '@parley/kit/errors';
import { BlobMissing } from './blob-errors.ts';

/** What a store's answer means here: nothing that it says goes outside. What `signal` ended stays as it is. */
export async function asBlobError<T>(answer: Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (signal?.aborted) throw error;
    if (!(error instanceof S3ServiceException)) throw new Unavailable('The file store');
    const status = error.$metadata.httpStatusCode ?? 500;
    // An answer to HEAD has no body to name the reason in.
    if (status === 404 && error.name !== 'NoSuchBucket') throw new BlobMissing();
    if (status >= 500 || status === 429) throw new Unavailable('The file store');
    throw error;
  }
}
