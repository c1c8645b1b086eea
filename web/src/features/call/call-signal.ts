import * as z from 'zod/mini';

/** Everyone in a call is connected with everyone else, which ends being fun with more of them. */
export const MOST_PEOPLE = 4;
/** Those who are called as well, until they have answered. */
export const MOST_INVITED = 16;

export type CallMedia = 'voice' | 'video';

const v = z.literal(1);
const name = z.string().check(z.regex(/^[\w-]{1,64}$/));
const sdp = z.string().check(z.minLength(1), z.maxLength(48_000));
const candidate = z.object({
  candidate: z.string().check(z.maxLength(1_000)),
  sdpMid: z.nullable(z.string().check(z.maxLength(64))),
  sdpMLineIndex: z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(64))),
  usernameFragment: z.nullable(z.string().check(z.maxLength(256))),
});

/** People of a call, by their ids. */
export const people = z.array(name).check(z.maxLength(MOST_INVITED));

/** What the payload of each kind of signal carries. docs/calls.md says what it means. */
const PAYLOADS = {
  RING: z.object({ v, media: z.enum(['voice', 'video']), people }),
  ACCEPT: z.object({ v }),
  DECLINE: z.object({ v }),
  OFFER: z.object({ v, link: name, sdp }),
  ANSWER: z.object({ v, link: name, sdp }),
  CANDIDATE: z.object({ v, link: name, candidates: z.array(candidate).check(z.maxLength(64)) }),
  HANG_UP: z.object({ v, reason: z.enum(['left', 'full']) }),
};

type Payloads = typeof PAYLOADS;
export type SignalKind = keyof Payloads;

export type Said<Kind extends SignalKind = SignalKind> = {
  [Each in Kind]: { kind: Each } & Omit<z.infer<Payloads[Each]>, 'v'>;
}[Kind];

/** What one device has said to this one about a call. */
export interface CallSignal {
  callId: string;
  conversationId: string;
  fromUserId: string;
  fromDeviceId: string;
  said: Said;
}

/** Null for what is malformed or too large: other devices may send whatever they like. */
export function readSaid(kind: string, payload: string): Said | null {
  if (!Object.hasOwn(PAYLOADS, kind)) return null;
  const { success, data } = z.safeParse(PAYLOADS[kind as SignalKind], parsed(payload));
  if (!success) return null;
  const { v: _, ...said } = data;
  return { ...said, kind } as Said;
}

export function writePayload({ kind: _, ...rest }: Said): string {
  return JSON.stringify({ v: 1, ...rest });
}

/** What is no JSON is nothing. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
