import type { RefusalReason, RefusedFile } from './inspection.ts';

/** Thrown by what looks into a file, to be told as a finding. */
export class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super(message);
  }

  asFinding(): RefusedFile {
    return { verdict: 'refused', reason: this.reason, message: this.message };
  }
}

export const damaged = () => new Refusal('DAMAGED', 'The file is damaged, or a part of it is missing.');
