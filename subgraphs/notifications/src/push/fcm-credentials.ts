import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';

/** The key of a service account, as Google gives it out: what is needed of it. */
export const fcmCredentials = z.object({
  project_id: z.string().regex(/^[\w:.-]+$/),
  client_email: z.string().min(1),
  private_key: z.string().refine(isPrivateKey, 'is no private key'),
  token_uri: z.url().default('https://oauth2.googleapis.com/token'),
});

export type FcmCredentials = z.output<typeof fcmCredentials>;

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
