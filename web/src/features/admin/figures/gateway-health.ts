import { z } from 'zod';

const part = z.object({ ok: z.boolean(), since: z.string() });

/** What a gateway tells an administrator of itself. */
export const gatewayHealth = z.object({
  status: z.string(),
  subgraphs: z.record(z.string(), part),
  redis: part.optional(),
  revocations: part.optional(),
  sockets: z.object({ open: z.number(), operations: z.number() }),
  subscriptions: z.object({ executions: z.number(), deliveries: z.number(), topics: z.number() }),
});

export type GatewayHealth = z.output<typeof gatewayHealth>;

const ANSWER_WITHIN_MS = 5_000;

/** Null where it does not answer, or not to this person. */
export async function askGatewayHealth(gateway: string): Promise<GatewayHealth | null> {
  const answer = await fetch(`${gateway}/health/detailed`, {
    credentials: 'include',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => null);
  if (answer?.ok !== true) return null;
  const read = gatewayHealth.safeParse(await answer.json().catch(() => null));
  return read.success ? read.data : null;
}
