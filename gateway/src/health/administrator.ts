import type { FastifyRequest } from 'fastify';
import { holds } from '../access/enforce-access.ts';
import type { Identify } from '../identity/identify.ts';
import { CredentialRefused } from '../identity/identity.ts';

/** What the graph asks of whoever sees how the platform fares. */
const ADMINISTRATION = { role: 'ADMIN', scope: 'admin' };

/** Whether a request shows the credential of an administrator. One that is not accepted is nobody's. */
export function createIsFromAdministrator(identify: Identify) {
  return async ({ headers, id }: FastifyRequest): Promise<boolean> => {
    try {
      const identified = await identify(headers, id);
      return identified !== null && holds(ADMINISTRATION, identified.viewer);
    } catch (error) {
      if (error instanceof CredentialRefused) return false;
      throw error;
    }
  };
}
