/**
 * What can go wrong, as clients may know it. One class for each reason; the code is stable and part of the graph's contract.
 * Services throw these; toPublicError (public-error.ts) is the only place that turns them into GraphQL errors.
 */
export abstract class ChatError extends Error {
  abstract readonly code: string;

  /** What clients are told besides code and message. */
  details(): Record<string, unknown> {
    return {};
  }
}

export class Unauthenticated extends ChatError {
  readonly code = 'UNAUTHENTICATED';
  constructor(message = 'Log in to do this.') {
    super(message);
  }
}

export class Forbidden extends ChatError {
  readonly code = 'FORBIDDEN';
  constructor(message = 'You may not do this.') {
    super(message);
  }
}

export class NotFound extends ChatError {
  readonly code = 'NOT_FOUND';
  constructor(what: string) {
    super(`${what} was not found.`);
  }
}

export class BadUserInput extends ChatError {
  readonly code: string = 'BAD_USER_INPUT';
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
  override details() {
    return { field: this.field };
  }
}

/** What was asked for contradicts what is there already. `field` names the input that does, where one does. */
export class Conflict extends ChatError {
  readonly code = 'CONFLICT';
  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
  override details() {
    return this.field === undefined ? {} : { field: this.field };
  }
}

export class RateLimited extends ChatError {
  readonly code = 'RATE_LIMITED';
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many attempts. Try again in ${retryAfterSeconds} s.`);
  }
  override details() {
    return { retryAfter: this.retryAfterSeconds };
  }
}

/** Something this process needs is away. Asking again later may succeed. */
export class Unavailable extends ChatError {
  readonly code = 'UNAVAILABLE';
  constructor(what: string) {
    super(`${what} is not available right now.`);
  }
}
