import { ChatError } from '@parley/kit/errors';

/** A request with files that is not made as the multipart request specification says, or sends more than is taken. */
export class UploadRefused extends ChatError {
  readonly code = 'BAD_USER_INPUT';
  readonly status: number = 400;
  constructor(
    /** The part of the form that is at fault: operations, map or files. */
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
  override details(): Record<string, unknown> {
    return { field: this.field };
  }
}

export class FileTooLarge extends UploadRefused {
  override readonly status = 413;
  constructor(readonly limit: number) {
    super('files', `A file may have ${limit} bytes at most.`);
  }
  override details() {
    return { ...super.details(), limit: this.limit };
  }
}
