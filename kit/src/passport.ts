import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Who asks. Present on every passport that a signed-in person's request carries. */
export interface Viewer {
  id: string;
  roles: readonly string[];
  /** What the credentials may be used for; '*' is all, as with a log-in by password. */
  scopes: readonly string[];
  /** The session or API key behind the request. */
  sessionId: string;
}

/** Where a request came from, as the gateway saw it. */
export interface Client {
  address: string;
  agent: string;
}

/**
 * What the gateway tells a subgraph of a request, under a key that only the two of them know: a subgraph can check the passports
 * it is shown, and cannot speak to another subgraph in a viewer's name.
 */
export interface Passport {
  /** `gateway`, or the name of the subgraph that asks. A subgraph never speaks for a viewer. */
  by: string;
  viewer: Viewer | null;
  /**
   * Those for whom a shared answer is made, as the live contract names them (live/contract.ts); then there is no viewer, and whoever needs one
   * must refuse. Null for every other request, and where a subgraph has named them that is not trusted with it.
   */
  audience: string | null;
  client: Client | null;
  requestId: string;
}

/** An audience, and the subgraph that has named it: it may have made up who is in it. */
export interface NamedAudience {
  name: string;
  by: string;
}

export const PASSPORT_HEADER = 'x-parley-passport';
export const REQUEST_ID_HEADER = 'x-request-id';
const GATEWAY = 'gateway';
const LIFETIME_SECONDS = 60;
/** Names of subgraphs. Whatever a stranger writes there becomes part of the derivation of a key, which allows no long ones. */
const NAME = /^[A-Za-z][\w-]{0,62}$/;

export class InvalidPassport extends Error {}

/** The key of one subgraph, derived from the gateway's secret by the subgraph's name. */
export function passportKey(secret: string, subgraph: string): string {
  return derive(secret, `parley/passport/${subgraph}`);
}

/** The key with which `asker` speaks to a subgraph whose own key is given. It is worth nothing elsewhere, and names no viewer. */
export function serviceKey(keyOfAsked: string, asker: string): string {
  return derive(keyOfAsked, `parley/service/${asker}`);
}

export interface Shown extends Omit<Passport, 'by' | 'audience'> {
  audience?: NamedAudience | null;
}

export type PassportSigner = (shown: Shown, now?: number) => string;

/** The gateway's signer for one subgraph. */
export function createPassportSigner(key: string): PassportSigner {
  return ({ audience = null, ...shown }, now = Date.now()) => sign(key, { by: GATEWAY, audience, ...shown }, now);
}

/** The signer with which a subgraph asks another one. */
export function createServiceSigner(key: string, asker: string): (requestId: string, now?: number) => string {
  return (requestId, now = Date.now()) => sign(key, { by: asker, viewer: null, audience: null, client: null, requestId }, now);
}

/** Reads a passport shown to the subgraph whose key is given, or throws InvalidPassport. */
export type PassportReader = (shown: string | undefined, now?: number) => Passport;

export interface PassportReaderOptions {
  /** The subgraphs whose audiences are believed: an audience that any other has named is nobody here. */
  audiencesBy?: readonly string[];
}

export function createPassportReader(key: string, { audiencesBy = [] }: PassportReaderOptions = {}): PassportReader {
  const serviceKeys = new Map<string, string>();
  const keyFor = (by: string) => (by === GATEWAY ? key : (serviceKeys.get(by) ?? serviceKey(key, by)));
  return (shown, now = Date.now()) => {
    if (shown === undefined || shown === '') throw new InvalidPassport('no passport was shown');
    const dot = shown.indexOf('.');
    const content = shown.slice(0, dot);
    const claims = parse(content);
    const seal = Buffer.from(shown.slice(dot + 1), 'base64url');
    const sealKey = keyFor(claims.by);
    const expected = mac(sealKey, content);
    if (seal.length !== expected.length || !timingSafeEqual(seal, expected)) throw new InvalidPassport('the seal does not fit');
    // Only now is the name one of ours, and not one of the many that a stranger could make up.
    if (claims.by !== GATEWAY) serviceKeys.set(claims.by, sealKey);
    if (claims.exp * 1000 <= now) throw new InvalidPassport('it has expired');
    const { by, viewer, audience, client, requestId } = claims;
    if (by !== GATEWAY && (viewer !== null || audience !== null || client !== null))
      throw new InvalidPassport('only the gateway names viewers');
    if (audience !== null && !isAudience(audience)) throw new InvalidPassport('it names no audience');
    if (viewer !== null && audience !== null) throw new InvalidPassport('it names a viewer and an audience');
    const believed = audience !== null && audiencesBy.includes(audience.by) ? audience.name : null;
    return { by, viewer, audience: believed, client, requestId };
  };
}

interface Claims extends Omit<Passport, 'audience'> {
  audience: NamedAudience | null;
  exp: number;
}

function sign(key: string, content: Omit<Claims, 'exp'>, now: number): string {
  const claims: Claims = { ...content, exp: Math.floor(now / 1000) + LIFETIME_SECONDS };
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${text}.${mac(key, text).toString('base64url')}`;
}

function isAudience(given: unknown): given is NamedAudience {
  const { name, by } = (given ?? {}) as Partial<NamedAudience>;
  return typeof name === 'string' && name !== '' && typeof by === 'string' && NAME.test(by);
}

const mac = (key: string, content: string) => createHmac('sha256', key).update(content).digest();

function parse(content: string): Claims {
  try {
    const claims = JSON.parse(Buffer.from(content, 'base64url').toString()) as Claims;
    if (NAME.test(claims?.by) && typeof claims.exp === 'number' && typeof claims.requestId === 'string') return claims;
  } catch {
    // told below, in the same words as any other malformed passport
  }
  throw new InvalidPassport('it cannot be read');
}

function derive(secret: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)).toString('base64url');
}
