import { createECDH } from 'node:crypto';

export interface VapidDetails {
  /** An address of who runs this, for those who run push services: mailto: or https:. */
  subject: string;
  /** Both in base64url, as web-push makes them. */
  publicKey: string;
  privateKey: string;
}

/** Whether the one is the public key of the other: browsers that subscribed with another one get nothing. */
export function isKeyPair({ publicKey, privateKey }: Pick<VapidDetails, 'publicKey' | 'privateKey'>): boolean {
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
    return curve.getPublicKey('base64url') === publicKey;
  } catch {
    return false;
  }
}
