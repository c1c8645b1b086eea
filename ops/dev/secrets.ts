import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { secretSetting } from '@parley/kit/config';
import { CannotStart } from '@parley/kit/process';
import { z } from 'zod';

const secretsFile = z.object({
  passportSecret: secretSetting.default(randomSecret),
  /** Private keys that sign access tokens. The first one signs. */
  tokenKeys: z
    .array(z.looseObject({ kty: z.literal('OKP'), kid: z.string(), d: z.string() }))
    .min(1)
    .default(() => [signingKey()]),
  refreshSecret: secretSetting.default(randomSecret),
  /** Encrypts what must be read again, such as second factors. */
  secretsKey: secretSetting.default(randomSecret),
  /** Signs web pushes: browsers stay subscribed for as long as it stays. */
  vapidKeys: z.object({ publicKey: z.string(), privateKey: z.string() }).default(vapidKeys),
  postgresPassword: secretSetting.default(randomSecret),
  redisPassword: secretSetting.default(randomSecret),
  demoPassword: z.string().min(10).default(readablePassword),
});

export type Secrets = z.output<typeof secretsFile>;

/** Reads the secrets of a data folder and makes those that are missing. They are made once and then stay, readable by their owner only. */
export async function keepSecrets(file: string): Promise<Secrets> {
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new CannotStart(`${file} cannot be read (${error.code}).`);
  });
  const secrets = parse(kept, file);
  const complete = `${JSON.stringify(secrets, null, 2)}\n`;
  if (complete !== kept) {
    await writeFile(`${file}.new`, complete, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  await chmod(file, 0o600);
  return secrets;
}

/** Secrets that are kept nowhere, for what ends with the process. */
export const passingSecrets = (): Secrets => secretsFile.parse({});

function parse(text: string, file: string): Secrets {
  try {
    return secretsFile.parse(JSON.parse(text));
  } catch {
    throw new CannotStart(
      `${file} is damaged: put its last good copy back. Without it nobody stays logged in and second factors are lost.`,
    );
  }
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { kty, crv, x, d } = privateKey.export({ format: 'jwk' });
  return { kty: kty as 'OKP', crv, x, d: d as string, kid: randomBytes(8).toString('hex'), alg: 'EdDSA', use: 'sig' };
}

/** As web push writes them down: the point of the public key uncompressed, both in base64url. */
function vapidKeys(): { publicKey: string; privateKey: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { x, y, d } = privateKey.export({ format: 'jwk' });
  const point = [Buffer.of(4), ...[x, y].map((coordinate) => Buffer.from(String(coordinate), 'base64url'))];
  return { publicKey: Buffer.concat(point).toString('base64url'), privateKey: String(d) };
}

/** To be typed by hand: sixteen characters, none of which looks like another. */
function readablePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
