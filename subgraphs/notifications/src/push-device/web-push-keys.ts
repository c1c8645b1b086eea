import { ECDH } from 'node:crypto';
import { BadUserInput } from '@parley/kit/errors';

const BASE64URL = /^[A-Za-z0-9_-]{1,100}={0,2}$/;
const AUTH_BYTES = 16;

/** What a browser gave to encrypt for: a point of the curve P-256, and a secret of 16 bytes (RFC 8291). In base64url without padding. */
export function readWebPushKeys({ p256dh, auth }: { p256dh: string; auth: string }): { p256dh: string; auth: string } {
  const point = read('input.web.p256dh', p256dh);
  try {
    ECDH.convertKey(point, 'prime256v1');
  } catch {
    throw new BadUserInput('input.web.p256dh', 'This is no public key of P-256.');
  }
  if (point[0] !== 4) throw new BadUserInput('input.web.p256dh', 'Give the key uncompressed, as browsers do.');
  const secret = read('input.web.auth', auth);
  if (secret.length !== AUTH_BYTES) throw new BadUserInput('input.web.auth', `This has to be ${AUTH_BYTES} bytes.`);
  return { p256dh: point.toString('base64url'), auth: secret.toString('base64url') };
}

function read(field: string, text: string): Buffer {
  if (!BASE64URL.test(text)) throw new BadUserInput(field, 'Give it as base64url.');
  return Buffer.from(text, 'base64url');
}
