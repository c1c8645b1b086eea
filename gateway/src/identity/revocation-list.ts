import type { Identified } from './identity.ts';

export interface Revocation {
  number: number;
  /** `session:<id>`, or `user:<id>` with the version below which nothing of theirs is accepted. */
  subject: string;
  version: number | null;
}

/** What is revoked, as far as this gateway has heard. Forgets what no unexpired token can be about any more. */
export class RevocationList {
  private readonly sessions = new Map<string, number>();
  private readonly users = new Map<string, { version: number; heardAt: number }>();

  /** `lifeMs`: no token lives longer than this. */
  constructor(private readonly lifeMs: number) {}

  add({ subject, version }: Revocation, now: number): void {
    const colon = subject.indexOf(':');
    const id = subject.slice(colon + 1);
    // Entries are kept in the order in which they were heard, so that forgetting stops at the first young one.
    if (subject.startsWith('session:')) {
      this.sessions.delete(id);
      this.sessions.set(id, now);
    } else if (subject.startsWith('user:')) {
      const least = Math.max(version ?? Number.POSITIVE_INFINITY, this.users.get(id)?.version ?? 0);
      this.users.delete(id);
      this.users.set(id, { version: least, heardAt: now });
    }
  }

  includes({ viewer, version }: Identified): boolean {
    if (this.sessions.has(viewer.sessionId)) return true;
    const user = this.users.get(viewer.id);
    return user !== undefined && version < user.version;
  }

  forget(now: number): void {
    for (const [id, heardAt] of this.sessions) {
      if (now - heardAt <= this.lifeMs) break;
      this.sessions.delete(id);
    }
    for (const [id, { heardAt }] of this.users) {
      if (now - heardAt <= this.lifeMs) break;
      this.users.delete(id);
    }
  }

  get size(): number {
    return this.sessions.size + this.users.size;
  }
}
