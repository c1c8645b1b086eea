import { type ChatClient, type ChatClientOptions, createChatClient, GraphError } from '@parley/schema/client';
import type { Random } from './random.ts';
import { untilAnswered } from './until-answered.ts';

/** Somebody with an account, who speaks through any gateway. */
export interface Person {
  id: string;
  name: string;
  /** Asks the gateways at random. */
  chat: ChatClient;
  /** Asks one of them always. */
  through: readonly ChatClient[];
  /** Another client of this person: another device. */
  device(options: DeviceOptions): ChatClient;
}

export interface DeviceOptions extends Omit<ChatClientOptions, 'url' | 'credential'> {
  url?: string;
  /** Is told which gateway is asked. */
  asks?(url: string): void;
}

interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
}

const TOKENS = 'tokens { accessToken accessTokenExpiresAt refreshToken }';
const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { user { id } ${TOKENS} } }`;
const REFRESH = `mutation ($input: RefreshInput!) { refresh(input: $input) { ${TOKENS} } }`;
const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) { ... on LoggedIn { ${TOKENS} } } }`;
const PASSWORD = 'correct-Horse-battery-42-staple';
const RENEW_BEFORE_MS = 20_000;

export interface Society {
  gatewayUrls: readonly string[];
  random: Random;
  signal: AbortSignal;
}

/** Registers so many people, a few at a time. */
export async function registerPeople(count: number, society: Society): Promise<Person[]> {
  const people: Person[] = [];
  const left = Array.from({ length: count }, (_, index) => ({
    name: `person ${index + 1}`,
    address: `10.0.${index >> 8}.${index & 255}`,
  }));
  const registerNext = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      people.push(await register(next.name, next.address, society));
  };
  await Promise.all([registerNext(), registerNext(), registerNext(), registerNext()]);
  return people;
}

async function register(name: string, address: string, { gatewayUrls, random, signal }: Society): Promise<Person> {
  const anyGateway = () => random.pick(gatewayUrls);
  const nobody = createChatClient({ url: anyGateway, fetch: fetchFrom(address) });
  const email = `${name.replaceAll(' ', '-')}@demo.example`;
  const input = { name, email, password: PASSWORD };
  const registered = await untilAnswered(
    () => nobody.ask<{ register: { user: { id: string }; tokens: Tokens } }, object>(REGISTER, { input }),
    signal,
  );
  const { user } = registered.register;
  let { tokens } = registered.register;
  let renewing: Promise<Tokens> | null = null;

  const renew = async (): Promise<Tokens> => {
    try {
      const { refreshToken } = tokens;
      const answer = await untilAnswered(
        () => nobody.ask<{ refresh: { tokens: Tokens } }, object>(REFRESH, { input: { refreshToken } }),
        signal,
      );
      return answer.refresh.tokens;
    } catch (error) {
      // Where the answer to a refresh was lost for too long the session has ended: the person logs in again, as people do.
      if (!(error instanceof GraphError)) throw error;
      const credentials = { email, password: PASSWORD };
      const answer = await untilAnswered(
        () => nobody.ask<{ logIn: { tokens: Tokens } }, object>(LOG_IN, { input: credentials }),
        signal,
      );
      return answer.logIn.tokens;
    }
  };
  const credential = async (): Promise<string> => {
    if (Date.parse(tokens.accessTokenExpiresAt) - Date.now() < RENEW_BEFORE_MS) {
      renewing ??= renew().finally(() => {
        renewing = null;
      });
      tokens = await renewing;
    }
    return tokens.accessToken;
  };
  const device = ({ url: always, asks, ...options }: DeviceOptions) => {
    const url = () => {
      const chosen = always ?? anyGateway();
      asks?.(chosen);
      return chosen;
    };
    return createChatClient({ ...options, url, credential });
  };
  return {
    id: user.id,
    name,
    chat: device({}),
    through: gatewayUrls.map((url) => device({ url })),
    device,
  };
}

/** Attempts from one address are limited, so each person has one of their own, and the gateway is told to believe it. */
function fetchFrom(address: string): typeof fetch {
  return (url, options) => fetch(url, { ...options, headers: { ...options?.headers, 'x-forwarded-for': address } });
}
