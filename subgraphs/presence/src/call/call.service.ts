import { BadUserInput } from '@parley/kit/errors';
import type { LiveEvent, Opened } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import type { RateLimiter } from '@parley/kit/rate-limit';
import { requireViewer } from '@parley/kit/signed-in';
import type { Announcer } from '../announcer.ts';
import { readDeviceId } from '../device-id.ts';
import type { Acquaintances } from '../person/acquaintances.ts';
import type { CallSignalKind, CallSignalRow, CallStore } from './call.store.ts';
import type { RingingService } from './ringing.service.ts';

export type { CallSignalKind, CallSignalRow };

export interface CallSignalRequest {
  callId: string;
  conversationId: string;
  toUserId: string;
  toDeviceId?: string | null;
  deviceId: string;
  kind: CallSignalKind;
  payload?: string | null;
}

export interface CallServiceOptions {
  store: CallStore;
  ringing: RingingService;
  acquaintances: Acquaintances;
  announcer: Announcer;
  limiter: RateLimiter;
}

/** Setting up a call takes a few dozen signals at once, and then hardly any. */
const SIGNALS = { burst: 100, everySeconds: 0.25 };
const LONGEST_PAYLOAD_BYTES = 65_536;
const ANSWERS: readonly CallSignalKind[] = ['ACCEPT', 'DECLINE', 'HANG_UP'];

/** Carries what two devices say to each other to set up a call. What is in a payload is theirs. */
export class CallService {
  constructor(private readonly options: CallServiceOptions) {}

  async send(viewer: Viewer | null, request: CallSignalRequest): Promise<CallSignalRow> {
    const { id } = requireViewer(viewer);
    const { conversationId, toUserId, kind, toDeviceId = null, payload } = request;
    const callId = readDeviceId('callId', request.callId);
    const fromDeviceId = readDeviceId('deviceId', request.deviceId);
    if (toDeviceId !== null) readDeviceId('toDeviceId', toDeviceId);
    if (Buffer.byteLength(payload ?? '') > LONGEST_PAYLOAD_BYTES) throw new BadUserInput('payload', 'Use at most 64 KB.');
    const { store, ringing, acquaintances, announcer, limiter } = this.options;
    await limiter.take(`call:${id}`, SIGNALS);
    await acquaintances.requireReach(id, toUserId, conversationId);
    if (ANSWERS.includes(kind)) await store.quiet(id, toUserId, callId);
    const draft = { callId, conversationId, toUserId, kind, fromUserId: id, fromDeviceId, toDeviceId, payload: payload ?? '' };
    await ringing.follow(draft);
    const signal = await store.send(draft);
    await announcer.tell('presence/calls', toUserId, { id: signal.id });
    return signal;
  }

  /** What an event tells its viewer: at the start all that rings, then each signal; nothing where it has gone already. */
  async toldTo(viewer: Viewer | null, { kind, payload }: Pick<LiveEvent, 'kind' | 'payload'>): Promise<CallSignalRow[]> {
    const { id } = requireViewer(viewer);
    if (kind !== 'event') return kind === 'started' ? this.ringingAt(id) : [];
    const signal = await this.options.store.find(id, (payload as { id: string }).id);
    return signal === null ? [] : [signal];
  }

  async open(viewer: Viewer | null): Promise<Opened> {
    const { id } = requireViewer(viewer);
    const topic = this.options.announcer.topic('presence/calls', id);
    return { topics: [{ topic, audience: null, payload: {}, head: null, from: null }] };
  }

  forget(userId: string): Promise<void> {
    return this.options.store.forget(userId);
  }

  /** Whoever was blocked or has left meanwhile rings no more. */
  private async ringingAt(userId: string): Promise<CallSignalRow[]> {
    const { store, acquaintances } = this.options;
    const ringing = await store.ringingAt(userId);
    const reach = await Promise.allSettled(
      ringing.map(({ fromUserId, conversationId }) => acquaintances.requireReach(fromUserId, userId, conversationId)),
    );
    return ringing.filter((_, index) => reach[index]?.status === 'fulfilled');
  }
}
