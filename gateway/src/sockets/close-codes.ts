/** Why the gateway ends a socket, as its client is told. */
export interface CloseCode {
  code: number;
  /** Told beside the code where there is nothing more exact to say. */
  reason: string;
  /** Whether the same client may come again as it is; if not, something about it has to change first. */
  comeAgain: boolean;
}

/**
 * All codes that the gateway ends a socket with, beside those of WebSocket itself (1002 and 1007 for broken frames, 1008 and 1009 for
 * a message in too many pieces, or too large). Clients of graphql-ws come again by themselves after any of 4100 to 4199, and go on from their positions. A reason that is
 * JSON says after how long.
 */
export const CLOSE = {
  draining: { code: 4100, reason: '{"retryAfterMs":0}', comeAgain: true },
  tooSlow: { code: 4101, reason: 'too slow: come again, with positions', comeAgain: true },
  tooManyMessages: { code: 4102, reason: 'too many messages: come again, and send fewer', comeAgain: true },
  tooManySockets: { code: 4103, reason: '{"retryAfterMs":5000}', comeAgain: true },
  unavailable: { code: 4104, reason: 'who you are cannot be told right now', comeAgain: true },
  resume: { code: 4105, reason: 'something may be missing: come again, with positions', comeAgain: true },
  fault: { code: 4106, reason: 'something went wrong on our side', comeAgain: true },
  badRequest: { code: 4400, reason: 'invalid message', comeAgain: false },
  unauthorized: { code: 4401, reason: 'invalid', comeAgain: false },
  forbidden: { code: 4403, reason: 'forbidden', comeAgain: false },
  subprotocol: { code: 4406, reason: 'speak graphql-transport-ws', comeAgain: false },
  notInitialised: { code: 4408, reason: 'connection_init did not come in time', comeAgain: true },
  subscriberExists: { code: 4409, reason: 'an operation of this id is under way', comeAgain: false },
  initialisedTwice: { code: 4429, reason: 'connection_init came twice', comeAgain: false },
} as const satisfies Record<string, CloseCode>;
