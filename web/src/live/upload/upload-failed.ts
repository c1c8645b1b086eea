/** The files subgraph did not take a file, by a code; `isPassing` where it may later. */
export class UploadFailed extends Error {
  readonly code: string;
  readonly isPassing: boolean;

  constructor(code: string, isPassing: boolean) {
    super(`The file was not taken (${code}).`);
    this.code = code;
    this.isPassing = isPassing;
  }
}
