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
  if (!(error instanceof Error)) return 'unknown';
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const codes = [code, responseCode].filter((one) => typeof one === 'string' || typeof one === 'number');
  return codes.length > 0 ? codes.join(' ').slice(0, LONGEST) : error.name;
}
