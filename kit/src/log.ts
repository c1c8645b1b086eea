import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type Log = Logger;

/** JSON lines, on standard output unless told otherwise. Whatever could carry a secret is left out by name, wherever it stands. */
export function createLog(name: string, level: string, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
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
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** A log that says nothing, for tests that are not about logs. */
export const silentLog = (): Log => pino({ level: 'silent' });
