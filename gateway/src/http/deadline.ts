import type { ServerResponse } from 'node:http';

export interface Deadline extends Disposable {
  /** Aborted when the time is over, or when the client is gone before it was answered. */
  signal: AbortSignal;
  /** Something has come or gone: the time begins anew, up to the most. */
  goesOn(): void;
}

/** Nobody waits for the answer any more: no fault of anything that the gateway asked. */
export class ClientGone extends Error {
  constructor() {
    super('the client is gone');
  }
}

/** Ends what is done for a request when nobody waits for it any more. */
export function startDeadline(response: ServerResponse, limitMs: number, mostMs = limitMs): Deadline {
  const controller = new AbortController();
  const over = () => controller.abort(new Error('the request took too long'));
  const timer = setTimeout(over, limitMs);
  const most = mostMs > limitMs ? setTimeout(over, mostMs) : undefined;
  const gone = () => {
    if (!response.writableFinished) controller.abort(new ClientGone());
  };
  response.once('close', gone);
  if (response.destroyed) gone();
  return {
    signal: controller.signal,
    goesOn() {
      if (most !== undefined && !controller.signal.aborted) timer.refresh();
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      clearTimeout(most);
      response.removeListener('close', gone);
    },
  };
}
