import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Parley';
/** Codes of the half minute before and after are good too: clocks differ. */
const WINDOW = 1;

export const newAuthenticatorSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator reads from a QR code. */
export function authenticatorUri(secret: string, label: string): string {
  return new TOTP({ issuer: ISSUER, label, secret }).toString();
}

/** The half minute whose code it is, or null when it is none of these. */
export function stepOfCode(secret: string, code: string): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const timestamp = Date.now();
  const away = TOTP.validate({ token: digits, secret: Secret.fromBase32(secret), timestamp, window: WINDOW });
  return away === null ? null : TOTP.counter({ timestamp }) + away;
}
