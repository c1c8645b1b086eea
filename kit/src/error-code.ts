const CODE = /^[A-Za-z0-9_]{1,60}$/;

/**
 * What may be kept of a failure that somebody looks at later: its code (of ours, of the system's or of PostgreSQL's), else the name of its
 * class. Never its message, which may hold an address or a secret.
 */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const { code } = error as { code?: unknown };
  const named = [String(code ?? ''), error.constructor.name].find((name) => CODE.test(name));
  return named ?? 'UNKNOWN';
}
