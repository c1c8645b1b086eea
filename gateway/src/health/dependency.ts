/** How something that the gateway leans on fares: since when it is as it is, and what went wrong last. */
export interface Dependency {
  succeeded(): void;
  /** True when this is the first failure after a success. */
  failed(error: unknown): boolean;
  state(): DependencyState;
}

export interface DependencyState {
  ok: boolean;
  since: string;
  lastError: string | null;
}

export function createDependency(): Dependency {
  let ok: boolean | null = null;
  let since = new Date();
  let lastError: string | null = null;
  const become = (next: boolean) => {
    const changed = ok !== next;
    if (changed) since = new Date();
    ok = next;
    return changed;
  };
  return {
    succeeded() {
      become(true);
    },
    failed(error) {
      lastError = error instanceof Error ? error.message || error.name : String(error);
      return become(false);
    },
    state: () => ({ ok: ok === true, since: since.toISOString(), lastError }),
  };
}
