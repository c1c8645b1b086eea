import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from '@parley/kit/process';
import { startRedis } from '../../dev/stores/redis.ts';

/** What the processes of the benchmark have in common; written to a file for them. */
export interface Surroundings {
  redisUrl: string;
  /** The gateway's, from which passport keys are derived. */
  secret: string;
  topicPrefix: string;
  /** Public keys of access tokens. */
  keys: object[];
  /** What access tokens are signed with. */
  signingKey: object;
}

export interface StartedSurroundings extends Running, Surroundings {
  folder: string;
  file: string;
}

const KEY_ID = 'bench';

export async function startSurroundings(): Promise<StartedSurroundings> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const redis = await startRedis({
    folder: join(folder, 'redis'),
    programs: join(import.meta.dirname, '../../..', '.data', 'programs'),
    password: randomBytes(24).toString('base64url'),
    path: process.env.PATH ?? '',
    careless: true,
  });
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const named = { kid: KEY_ID, alg: 'EdDSA', use: 'sig' };
  const surroundings: Surroundings = {
    redisUrl: redis.url,
    secret: randomBytes(32).toString('base64url'),
    topicPrefix: 'bench',
    keys: [{ ...publicKey.export({ format: 'jwk' }), ...named }],
    signingKey: { ...privateKey.export({ format: 'jwk' }), ...named },
  };
  const file = join(folder, 'surroundings.json');
  await writeFile(file, JSON.stringify(surroundings), { mode: 0o600 });
  return {
    ...surroundings,
    folder,
    file,
    async stop() {
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
