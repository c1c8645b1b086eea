import { newId } from '@parley/kit/id';
import type { RunScript } from '../script.ts';

export type CallSignalKind = 'RING' | 'ACCEPT' | 'DECLINE' | 'OFFER' | 'ANSWER' | 'CANDIDATE' | 'HANG_UP';

export interface CallSignalDraft {
  callId: string;
  kind: CallSignalKind;
  conversationId: string;
  fromUserId: string;
  fromDeviceId: string;
  toUserId: string;
  toDeviceId: string | null;
  payload: string;
}

export interface CallSignalRow extends CallSignalDraft {
  id: string;
  /** ISO 8601. */
  sentAt: string;
}

export interface CallStoreOptions {
  run: RunScript;
  prefix: string;
  ringMs: number;
}

/** A signal is read right after it was told of. */
const KEEP_MS = 30_000;
const MOST_RINGS = 20;

/**
 * KEYS: the signal, and what rings at the person's. ARGV: the signal, how long it is kept, its kind, the call, how long it rings, how many calls
 * ring at most. A ring is kept until its caller hangs up.
 */
const SEND = `
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
local rings, kind, call, ringing = KEYS[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
if kind == 'HANG_UP' then redis.call('HDEL', rings, call) end
if kind == 'RING' then
  local flat = redis.call('HGETALL', rings)
  local count = 0
  for index = 1, #flat, 2 do
    if tonumber(string.match(flat[index + 1], '^(%d+):')) <= now then redis.call('HDEL', rings, flat[index]) else count = count + 1 end
  end
  if count < tonumber(ARGV[6]) or redis.call('HEXISTS', rings, call) == 1 then
    redis.call('HSET', rings, call, text(now + ringing) .. ':' .. ARGV[1])
    redis.call('PEXPIRE', rings, text(ringing))
  end
end
return {}
`;

const RINGS = `
local flat, ringing = redis.call('HGETALL', KEYS[1]), {}
for index = 2, #flat, 2 do
  local ends, signal = string.match(flat[index], '^(%d+):(.*)$')
  if tonumber(ends) > now then table.insert(ringing, signal) end
end
return ringing
`;

const QUIET = `redis.call('HDEL', KEYS[1], ARGV[1]) return {}`;
const READ = `local signal = redis.call('GET', KEYS[1]) return { signal or '' }`;

/** Signals on their way, each for a moment; and calls that ring. */
export class CallStore {
  constructor(private readonly options: CallStoreOptions) {}

  async send(draft: CallSignalDraft): Promise<CallSignalRow> {
    const { run, ringMs } = this.options;
    const signal: CallSignalRow = { ...draft, id: newId(), sentAt: new Date().toISOString() };
    const keys = [this.signalKey(signal.toUserId, signal.id), this.ringsKey(signal.toUserId)];
    const call = callKey(signal.fromUserId, signal.callId);
    await run(SEND, keys, [JSON.stringify(signal), KEEP_MS, signal.kind, call, Math.round(ringMs), MOST_RINGS]);
    return signal;
  }

  /** The call does not ring at the person's any more: they have answered on one of their devices. */
  async quiet(userId: string, callerId: string, callId: string): Promise<void> {
    await this.options.run(QUIET, [this.ringsKey(userId)], [callKey(callerId, callId)]);
  }

  /** Null when it has gone already. */
  async find(userId: string, id: string): Promise<CallSignalRow | null> {
    const [signal] = await this.options.run(READ, [this.signalKey(userId, id)], []);
    return signal === undefined || signal === '' ? null : (JSON.parse(signal) as CallSignalRow);
  }

  /** Oldest first. */
  async ringingAt(userId: string): Promise<CallSignalRow[]> {
    const signals = await this.options.run(RINGS, [this.ringsKey(userId)], []);
    return signals.map((signal) => JSON.parse(signal) as CallSignalRow).sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  async forget(userId: string): Promise<void> {
    await this.options.run(`redis.call('DEL', KEYS[1]) return {}`, [this.ringsKey(userId)], []);
  }

  private signalKey(userId: string, id: string): string {
    return `${this.options.prefix}:call:{${userId}}:${id}`;
  }

  private ringsKey(userId: string): string {
    return `${this.options.prefix}:rings:{${userId}}`;
  }
}

/** Nobody ends the ringing of another one's call by guessing its id. */
const callKey = (callerId: string, callId: string) => `${callerId}/${callId}`;
