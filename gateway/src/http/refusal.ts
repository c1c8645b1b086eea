import { Unavailable } from '@parley/kit/errors';
import type { FastifyReply } from 'fastify';
import { CredentialRefused, type RefusalReason } from '../identity/identity.ts';

const MESSAGES: Record<RefusalReason, string> = {
  expired: 'Your session has expired.',
  revoked: 'Your session has been ended.',
  invalid: 'Your credentials are not valid.',
};

/** Answers a GraphQL request that is refused before it is read, because of who shows what. */
export function refuseCredential(reply: FastifyReply, error: unknown): string {
  if (error instanceof CredentialRefused) {
    reply.header('www-authenticate', `Bearer error="invalid_token", error_description="${error.reason}"`);
    return refuse(reply, 401, MESSAGES[error.reason], { code: 'UNAUTHENTICATED', reason: error.reason });
  }
  if (error instanceof Unavailable) return refuse(reply, 503, error.message, { code: error.code });
  throw error;
}

/** A GraphQL answer that is nothing but one error. */
export function refuse(
  reply: FastifyReply,
  status: number,
  message: string,
  extensions: { code: string } & Record<string, unknown>,
): string {
  reply.code(status).type('application/json; charset=utf-8');
  return JSON.stringify({ errors: [{ message, extensions }] });
}
