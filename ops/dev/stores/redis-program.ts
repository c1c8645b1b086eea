import { CannotStart } from '@parley/kit/process';
import { findOnPath } from './find-on-path.ts';
import { findPrivateRedis, unpackRedisFromDebian } from './redis-from-debian.ts';

export interface RedisProgram {
  command: string;
  env: Record<string, string>;
  notes: readonly string[];
}

const NAMES = ['redis-server', 'valkey-server'];

/** A server on the PATH, else a private copy from the system's own packages, which changes nothing outside of `programs`. */
export async function findRedisProgram(programs: string, path: string): Promise<RedisProgram> {
  for (const name of NAMES) {
    const command = await findOnPath(name, path);
    if (command !== undefined) return { command, env: {}, notes: [] };
  }
  const known = await findPrivateRedis(programs);
  if (known !== undefined) return { ...known, notes: [] };
  const aptGet = await findOnPath('apt-get', path);
  const dpkg = await findOnPath('dpkg-deb', path);
  if (aptGet === undefined || dpkg === undefined) throw new CannotStart(ways());
  try {
    return { ...(await unpackRedisFromDebian(programs, path)), notes: ["Redis is a private copy from the system's packages."] };
  } catch (error) {
    throw new CannotStart(ways(error instanceof Error ? error.message : String(error)));
  }
}

function ways(failure?: string): string {
  const tried = failure === undefined ? '' : ` (a private copy from the system's packages was tried: ${failure})`;
  return `No Redis was found${tried}: install one with your package manager (redis-server or valkey), or name one that runs elsewhere with REDIS_URL=redis://...`;
}
