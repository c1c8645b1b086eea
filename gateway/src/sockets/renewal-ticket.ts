import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Identified } from '../identity/identity.ts';

/** Says for half a minute, to every gateway of the same secret, who somebody is: worth something only to a socket of the same person. */
export interface RenewalTickets {
  give(identified: Identified, now?: number): string;
  /** Null for what is no ticket, or none any more. */
  read(ticket: string, now?: number): Identified | null;
}

const LIFE_MS = 30_000;
const LONGEST = 8_192;

const contentShape = z.object({
  until: z.number(),
  identified: z.object({
    viewer: z.object({ id: z.string(), roles: z.array(z.string()), scopes: z.array(z.string()), sessionId: z.string() }),
    version: z.number(),
    expiresAt: z.number().nullable(),
  }),
});

/**
 * A page cannot read its own cookie to show it on an open socket. It fetches a ticket with it instead, from whichever gateway answers, and
 * shows that. Without a secret only this process knows its tickets.
 */
export function createRenewalTickets(secret: string | undefined): RenewalTickets {
  const key = Buffer.from(hkdfSync('sha256', secret ?? randomBytes(32), '', 'parley/socket-renewal', 32));
  const seal = (content: string) => createHmac('sha256', key).update(content).digest();
  return {
    give(identified, now = Date.now()) {
      const content = Buffer.from(JSON.stringify({ until: now + LIFE_MS, identified: pick(identified) })).toString('base64url');
      return `${content}.${seal(content).toString('base64url')}`;
    },
    read(ticket, now = Date.now()) {
      if (ticket.length > LONGEST) return null;
      const dot = ticket.indexOf('.');
      const content = ticket.slice(0, dot);
      const shown = Buffer.from(ticket.slice(dot + 1), 'base64url');
      const expected = seal(content);
      if (shown.length !== expected.length || !timingSafeEqual(shown, expected)) return null;
      const { until, identified } = contentShape.parse(JSON.parse(Buffer.from(content, 'base64url').toString()));
      return until > now ? identified : null;
    },
  };
}

/** Authorities may know more of what they identified than is anybody's business. */
function pick({ viewer, version, expiresAt }: Identified): Identified {
  return { viewer, version, expiresAt };
}
