/** One thing that a process depends on: resolves while it is there. */
export type Check = () => Promise<void>;

export interface HealthReport {
  ready: boolean;
  checks: Record<string, { ok: boolean; milliseconds: number; reason?: string }>;
}

const CHECK_DEADLINE_MS = 2000;

/** Asks all dependencies at once. One that does not answer in time counts as away. */
export async function checkHealth(checks: Readonly<Record<string, Check>>): Promise<HealthReport> {
  const entries = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const startedAt = performance.now();
      const reason = await withDeadline(check).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      const milliseconds = Math.round(performance.now() - startedAt);
      return [name, { ok: reason === undefined, milliseconds, ...(reason === undefined ? {} : { reason }) }] as const;
    }),
  );
  return { ready: entries.every(([, { ok }]) => ok), checks: Object.fromEntries(entries) };
}

async function withDeadline(check: Check): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_DEADLINE_MS} ms`)), CHECK_DEADLINE_MS);
  });
  try {
    await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}
