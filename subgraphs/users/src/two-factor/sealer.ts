import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

export interface Sealer {
  /** `about` is bound to the seal: what is sealed about one thing cannot be opened about another. */
  seal(secret: string, about: string): string;
  /** Throws when it was changed, is about something else, or lies under a key that is not known. */
  open(sealed: string, about: string): string;
}

interface Key {
  id: string;
  bytes: Buffer;
}

/** Keeps secrets that must be read again (AES-256-GCM). The first key seals; each seal names its key, so that former ones still open theirs. */
export function createSealer(key: string, formerKeys: readonly string[]): Sealer {
  const sealing = readKey(key);
  const known = new Map([sealing, ...formerKeys.map(readKey)].map(({ id, bytes }) => [id, bytes]));
  return {
    seal(secret, about) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing.bytes, nonce).setAAD(Buffer.from(about));
      const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [
        sealing.id,
        nonce.toString('base64url'),
        hidden.toString('base64url'),
        cipher.getAuthTag().toString('base64url'),
      ].join('.');
    },
    open(sealed, about) {
      const [id = '', nonce = '', hidden = '', tag = ''] = sealed.split('.');
      const bytes = known.get(id);
      if (bytes === undefined)
        throw new Error(`Nothing can be opened that lies under the key ${id}: name it in SECRETS_KEYS_FORMER`);
      const cipher = createDecipheriv('aes-256-gcm', bytes, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
        .setAAD(Buffer.from(about))
        .setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([cipher.update(Buffer.from(hidden, 'base64url')), cipher.final()]).toString('utf8');
    },
  };
}

function readKey(secret: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'parley/sealed-secrets', 32));
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}
