import { RENEW } from './places.ts';
import { postAuth } from './post-auth.ts';

/** What a route under /auth refused: the stable code, what it says about it, and the input that it is about. */
export interface AuthRefusal {
  code: string;
  message: string;
  field: string | null;
}

export type AuthAnswer =
  | { kind: 'in' }
  | { kind: 'second-factor'; challenge: string }
  | { kind: 'refused'; refusal: AuthRefusal };

export interface Registration {
  name: string;
  email: string;
  password: string;
  locale: string;
}

/** The ways to get in. Each sets the cookies of the session when it succeeds. */
export interface Entrance {
  logIn(email: string, password: string): Promise<AuthAnswer>;
  /** The second step of a log-in: a code of the authenticator, or a recovery code. */
  confirm(challenge: string, code: string): Promise<AuthAnswer>;
  register(registration: Registration): Promise<AuthAnswer>;
  /** Whether this browser has a session already. */
  comeBack(): Promise<boolean>;
}

export function createEntrance(gateway: string): Entrance {
  const enter = async (route: string, body: unknown): Promise<AuthAnswer> => {
    const answer = await postAuth(gateway, route, body).catch(() => null);
    if (answer === null) return { kind: 'refused', refusal: { code: 'NETWORK', message: '', field: null } };
    const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
    if (!answer.ok) return { kind: 'refused', refusal: refusalOf(said) };
    return typeof said['challenge'] === 'string' ? { kind: 'second-factor', challenge: said['challenge'] } : { kind: 'in' };
  };
  return {
    logIn: (email, password) => enter('log-in', { email, password }),
    confirm: (challenge, code) => enter('confirm', { challenge, code }),
    register: (registration) => enter('register', registration),
    async comeBack() {
      // Where nobody answers, one logs in.
      const answer = await fetch(RENEW, { method: 'POST' }).catch(() => null);
      const said = answer?.ok === true ? ((await answer.json()) as { isIn: boolean }) : null;
      return said?.isIn === true;
    },
  };
}

function refusalOf({ errors }: Record<string, unknown>): AuthRefusal {
  const [first] = (errors ?? []) as { message?: string; extensions?: { code?: string; field?: string } }[];
  return { code: first?.extensions?.code ?? 'INTERNAL', message: first?.message ?? '', field: first?.extensions?.field ?? null };
}
