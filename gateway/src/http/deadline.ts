import type { ServerResponse } from 'node:http';

export interface Deadline extends Disposable {
  /** Aborted when the time is over, or when the client is gone before it was answered. */
  signal: AbortSignal;
}

/** Nobody waits for the answer any more: no fault of anything that the gateway asked. */
export class ClientGone extends Error {
  constructor() {
    super('the client is gone');
  }
}

/** Ends what is done for a request when nobody waits for it any more. */
export function startDeadline(response: ServerResponse, limitMs: number): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error('the request took too long')), limitMs);
  const gone = () => {
    if (!response.writableFinished) controller.abort(new ClientGone());
  };
  response.once('close', gone);
  if (response.destroyed) gone();
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      response.removeListener('close', gone);
    },
  };
}
