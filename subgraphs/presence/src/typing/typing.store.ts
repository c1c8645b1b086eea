import type { RunScript } from '../script.ts';

export interface Typist {
  userId: string;
  until: Date;
}

export interface TypingChange {
  /** Whether those who listen have not been told of this yet. */
  tells: boolean;
  /** When it changes by itself, in milliseconds; null when nobody is typing. */
  againAt: number | null;
}

export interface TypingStoreOptions {
  run: RunScript;
  prefix: string;
  typingMs: number;
}

/** Nobody reads more names than these. */
const MOST_TYPISTS = 20;

/**
 * Who is typing in one conversation, in a sorted set by when that ends. ARGV: start (person, lifetime, most) | stop (person) | settle.
 * Gives whether anything has changed, and when it changes next. Who types on is told of once in about half a lifetime.
 */
const TYPING = `
local key, action = KEYS[1], ARGV[1]
local tells = redis.call('ZREMRANGEBYSCORE', key, '-inf', now) > 0
if action == 'start' then
  local person, life = ARGV[2], tonumber(ARGV[3])
  local ends = redis.call('ZSCORE', key, person)
  local isNew = not ends and redis.call('ZCARD', key) < tonumber(ARGV[4])
  if isNew or (ends and tonumber(ends) - now < life * 0.6) then
    redis.call('ZADD', key, text(now + life), person)
    redis.call('PEXPIRE', key, text(life * 10))
    tells = true
  end
elseif action == 'stop' then
  tells = redis.call('ZREM', key, ARGV[2]) > 0 or tells
end
local first = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
return { tells and '1' or '0', first[2] and text(tonumber(first[2])) or '0' }
`;

const LIST = `return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. text(now), '+inf', 'WITHSCORES')`;

export class TypingStore {
  constructor(private readonly options: TypingStoreOptions) {}

  start(conversationId: string, userId: string): Promise<TypingChange> {
    return this.change(conversationId, 'start', userId, Math.round(this.options.typingMs), MOST_TYPISTS);
  }

  stop(conversationId: string, userId: string): Promise<TypingChange> {
    return this.change(conversationId, 'stop', userId);
  }

  /** Takes in what time has changed. */
  settle(conversationId: string): Promise<TypingChange> {
    return this.change(conversationId, 'settle');
  }

  /** In the order in which they will stop unless they type on. */
  async typistsIn(conversationId: string): Promise<Typist[]> {
    const flat = await this.options.run(LIST, [this.keyOf(conversationId)], []);
    return flat.flatMap((userId, index) => (index % 2 === 0 ? [{ userId, until: new Date(Number(flat[index + 1])) }] : []));
  }

  private async change(conversationId: string, action: string, ...given: (string | number)[]): Promise<TypingChange> {
    const [tells, again] = await this.options.run(TYPING, [this.keyOf(conversationId)], [action, ...given]);
    return { tells: tells === '1', againAt: again === '0' ? null : Number(again) };
  }

  private keyOf(conversationId: string): string {
    return `${this.options.prefix}:typing:{${conversationId}}`;
  }
}
