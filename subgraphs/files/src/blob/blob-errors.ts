import { BadUserInput, NotFound } from '@parley/kit/errors';

export class BlobMissing extends NotFound {
  constructor() {
    super('The content');
  }
}

export class BlobTooLarge extends BadUserInput {
  constructor(readonly limit: number) {
    super('file', `The file has more than ${limit} bytes.`);
  }
  override details() {
    return { ...super.details(), limit: this.limit };
  }
}

/** A part that is missing, or has not the length that was announced. */
export class PartIncomplete extends BadUserInput {
  constructor(readonly part: number) {
    super('file', `Part ${part} has not arrived as a whole. Send it again.`);
  }
  override details() {
    return { ...super.details(), part: this.part };
  }
}
