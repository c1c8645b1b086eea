import { BadUserInput } from '@parley/kit/errors';
import type { RefusalReason, RefusedFile } from './inspection.ts';

/** What whoever sent a file is told. */
export class FileRefused extends BadUserInput {
  override readonly code = 'FILE_REFUSED';
  readonly reason: RefusalReason;
  constructor({ reason, message }: Pick<RefusedFile, 'reason' | 'message'>) {
    super('file', message);
    this.reason = reason;
  }
  override details() {
    return { ...super.details(), reason: this.reason };
  }
}
