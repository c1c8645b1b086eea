import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on standard output. Whatever could carry a secret is left out by name, wherever it stands. */
export function createLog(name: string, level: string): Log {
  return pino({
    name,
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['authorization', 'cookie', 'password', 'token', 'secret', 'passport'].flatMap((key) => [
        key,
        `*.${key}`,
        `*.*.${key}`,
      ]),
      remove: true,
    },
  });
}

/** A log that says nothing, for tests that are not about logs. */
export const silentLog = (): Log => pino({ level: 'silent' });
