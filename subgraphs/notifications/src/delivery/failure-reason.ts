import { errorCode } from '@parley/kit/error-code';
import { ChatError } from '@parley/kit/errors';
import { TryLater, Undeliverable } from './delivery.ts';

const LONGEST = 300;

/**
 * What ADMIN is told of a try that failed. What was not made to be told gives its codes only: the texts of servers and libraries hold
 * addresses.
 */
export function failureReason(error: unknown): string {
  if (error instanceof Undeliverable || error instanceof TryLater || error instanceof ChatError) {
    return error.message.slice(0, LONGEST);
  }
  const answered = (error as { responseCode?: unknown } | null)?.responseCode;
  return typeof answered === 'number' ? `${errorCode(error)} ${answered}` : errorCode(error);
}
