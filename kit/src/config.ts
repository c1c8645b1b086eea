import { z } from 'zod';

/** The settings of a process are one zod object: keys are environment variables, descriptions become the table in docs/settings.md. */
export type Settings = z.ZodObject<Record<string, z.ZodType>>;

export class InvalidSettings extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`These settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'InvalidSettings';
  }
}

/** Reads every setting at once, so that all problems are seen together. An empty variable counts as one that is not set. */
export function readSettings<S extends Settings>(settings: S, environment: Environment): z.output<S> {
  const given = Object.fromEntries(
    Object.keys(settings.shape)
      .filter((name) => environment[name] !== undefined && environment[name] !== '')
      .map((name) => [name, environment[name]]),
  );
  const read = settings.safeParse(given);
  if (read.success) return read.data;
  throw new InvalidSettings(
    read.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return given[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`;
    }),
  );
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const portSetting = z.coerce.number().int().min(0).max(65535);
export const urlSetting = z.url();
/** One Redis, or the first nodes of a cluster parted by commas. */
export const redisUrlSetting = z
  .string()
  .refine((value) => value.split(',').every((address) => /^rediss?:\/\//.test(address.trim()) && URL.canParse(address.trim())), {
    error: 'each address is a URL such as redis://host:6379',
  });
/** A key or secret of at least 32 bytes, written as base64url or any other text. */
export const secretSetting = z.string().min(32, 'must have at least 32 characters');
export const flagSetting = z.enum(['true', 'false']).transform((value) => value === 'true');
/** Words parted by commas. */
export const listSetting = z.string().transform((value) =>
  value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
);
export const logLevelSetting = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);
