import { type Call, type CallOptions, type CallState, createCall, type OwnMedia } from './call.ts';
import type { CallMemory } from './call-memory.ts';
import { type CallMedia, type CallSignal, readSaid } from './call-signal.ts';
import { createSignalQueue, type SignalQueueOptions } from './signal-queue.ts';

/** A call that rings here. */
export interface Ring {
  callId: string;
  conversationId: string;
  fromUserId: string;
  media: CallMedia;
  people: readonly string[];
}

/** A signal as the graph tells it. */
export interface ToldSignal {
  callId: string;
  kind: string;
  conversation: { id: string };
  from: { id: string };
  fromDeviceId: string;
  toDeviceId: string | null;
  payload: string;
}

export interface LineState<Media> {
  /** The first is the one to be answered. */
  rings: readonly Ring[];
  current: { call: Call; media: Media } | null;
  /** How the call before ended. */
  ended: CallState | null;
}

export interface CallLineOptions<Media extends OwnMedia & { stop(): void }>
  extends Pick<CallOptions, 'connect' | 'iceServers' | 'newId'> {
  viewerId: string;
  send: SignalQueueOptions['send'];
  /** Asks for what the viewer is heard and seen by. The call goes on meanwhile, and without it. */
  openMedia(wanted: { speaks: boolean; hasCamera: boolean }): Media;
  memory: CallMemory;
}

/** All calls of one page: those that ring, and the one that the viewer is in. */
export interface CallLine<Media> {
  subscribe(listener: () => void): () => void;
  getSnapshot(): LineState<Media>;
  /** What the subscription tells. `isStart`: all that rings by now; what was said before it may have been missed. */
  told(update: { isStart: boolean; signals: readonly ToldSignal[] }): void;
  start(call: { conversationId: string; people: readonly string[]; media: CallMedia }): void;
  /** Hangs up before where the viewer is in another call. */
  accept(ring: Ring, media: CallMedia): void;
  decline(ring: Ring): void;
  /** To the call that this page was in when it was loaded again. */
  comeBack(): void;
  stop(): void;
}

const MOST_RINGS = 4;
/** Longer than anyone lets it ring: the caller says when it is over, unless that is lost. */
const RINGS_FOR_MS = 45_000;
const REMEMBER_EVERY_MS = 5_000;

export function createCallLine<Media extends OwnMedia & { stop(): void }>(options: CallLineOptions<Media>): CallLine<Media> {
  const { viewerId, newId, memory } = options;
  const listeners = new Set<() => void>();
  const silences = new Map<string, ReturnType<typeof setTimeout>>();
  let state: LineState<Media> = { rings: [], current: null, ended: null };
  /** Names this device in the call that it is in, and in no other. */
  let deviceId = newId();
  let leave = (): void => undefined;

  const queue = createSignalQueue({
    send: options.send,
    onRefused: ({ callId, toUserId }) => {
      const call = state.current?.call;
      if (call?.getSnapshot().callId === callId) call.refuse(toUserId);
    },
  });

  function become(next: Partial<LineState<Media>>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function silence(isOver: (ring: Ring) => boolean): void {
    if (!state.rings.some(isOver)) return;
    for (const ring of state.rings.filter(isOver)) {
      clearTimeout(silences.get(keyOf(ring)));
      silences.delete(keyOf(ring));
    }
    become({ rings: state.rings.filter((ring) => !isOver(ring)) });
  }

  function enter({ callId, conversationId, people, media, begins, speaks, hasCamera }: Entered): void {
    leave();
    deviceId = newId();
    const own = { userId: viewerId, deviceId };
    const ownMedia = options.openMedia({ speaks, hasCamera });
    const call = createCall({
      ...options,
      callId,
      conversationId,
      own,
      people,
      begins,
      media,
      ownMedia,
      say: (toUserId, toDeviceId, said) =>
        queue.add({ callId, conversationId, toUserId, toDeviceId, deviceId: own.deviceId, said }),
    });
    const remember = () => {
      const { speaks, shows } = ownMedia.bearing();
      memory.write({
        callId,
        conversationId,
        people: call.getSnapshot().others.slice(),
        media,
        speaks,
        hasCamera: shows === 'camera',
      });
    };
    const remembering = setInterval(remember, REMEMBER_EVERY_MS);
    const stopFollowing = call.subscribe(() => {
      const now = call.getSnapshot();
      if (now.phase !== 'over') return remember();
      leave = () => undefined;
      clearInterval(remembering);
      stopFollowing();
      memory.clear();
      ownMedia.stop();
      become({ current: null, ended: now });
    });
    leave = () => call.hangUp();
    remember();
    become({ current: { call, media: ownMedia } });
  }

  function say(ring: Ring, toUserId: string, kind: 'ACCEPT' | 'DECLINE'): void {
    const { callId, conversationId } = ring;
    queue.add({ callId, conversationId, toUserId, toDeviceId: null, deviceId: newId(), said: { kind } });
  }

  function accept(ring: Ring, media: CallMedia): void {
    const { callId, conversationId, fromUserId } = ring;
    silence((other) => other.callId === callId && other.conversationId === conversationId);
    const people = [...new Set([fromUserId, ...ring.people])];
    enter({ callId, conversationId, people, media, begins: false, speaks: true, hasCamera: media === 'video' });
  }

  function hearRing(ring: Ring): void {
    const own = state.current?.call.getSnapshot();
    if (own?.callId === ring.callId && own.conversationId === ring.conversationId) return;
    if (own?.phase === 'calling' && own.conversationId === ring.conversationId && own.called.includes(ring.fromUserId)) {
      meetHalfway(ring, own);
      return;
    }
    const key = keyOf(ring);
    const isNew = !silences.has(key);
    if (isNew && state.rings.length >= MOST_RINGS) return;
    clearTimeout(silences.get(key));
    silences.set(
      key,
      setTimeout(() => silence((other) => keyOf(other) === key), RINGS_FOR_MS),
    );
    if (isNew) become({ rings: [...state.rings, ring] });
  }

  /** Two people call each other at once: the call with the smaller name is the one they both come into. */
  function meetHalfway(ring: Ring, own: CallState): void {
    if (ring.callId < own.callId) {
      accept(ring, own.media);
      return;
    }
    // So that nobody is told of a missed call, and no other device of the viewer goes on ringing.
    say(ring, ring.fromUserId, 'ACCEPT');
    say(ring, viewerId, 'ACCEPT');
  }

  function hear(signal: CallSignal): void {
    const { callId, conversationId, fromUserId, said } = signal;
    state.current?.call.hear(signal);
    if (said.kind === 'RING' && fromUserId !== viewerId) {
      hearRing({ callId, conversationId, fromUserId, media: said.media, people: said.people });
    }
    if (said.kind === 'HANG_UP') silence((ring) => ring.callId === callId && ring.fromUserId === fromUserId);
    const isAnswer = said.kind === 'ACCEPT' || said.kind === 'DECLINE';
    if (isAnswer && fromUserId === viewerId) silence((ring) => ring.callId === callId && ring.conversationId === conversationId);
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    told({ isStart, signals }) {
      const heard = signals.flatMap((signal) => signalOf(signal, deviceId));
      if (isStart) {
        const ringing = new Set(heard.map(keyOf));
        silence((ring) => !ringing.has(keyOf(ring)));
        state.current?.call.resume();
      }
      for (const signal of heard) hear(signal);
    },
    start({ conversationId, people, media }) {
      enter({ callId: newId(), conversationId, people, media, begins: true, speaks: true, hasCamera: media === 'video' });
    },
    accept,
    decline(ring) {
      silence((other) => keyOf(other) === keyOf(ring));
      say(ring, ring.fromUserId, 'DECLINE');
      say(ring, viewerId, 'DECLINE');
    },
    comeBack() {
      const call = memory.read();
      if (call === null) memory.clear();
      else if (state.current === null) enter({ ...call, begins: false });
    },
    stop() {
      leave();
      for (const timer of silences.values()) clearTimeout(timer);
      silences.clear();
      queue.stop();
    },
  };
}

type Entered = Pick<CallOptions, 'callId' | 'conversationId' | 'people' | 'media' | 'begins'> & {
  speaks: boolean;
  hasCamera: boolean;
};

/** A caller names the call, so others may name theirs alike. */
const keyOf = ({ fromUserId, callId }: Pick<Ring, 'fromUserId' | 'callId'>): string => `${fromUserId}/${callId}`;

/** None for what is meant for another device, or means nothing. */
function signalOf(
  { callId, kind, conversation, from, fromDeviceId, toDeviceId, payload }: ToldSignal,
  deviceId: string,
): CallSignal[] {
  if (toDeviceId !== null && toDeviceId !== deviceId) return [];
  const said = readSaid(kind, payload);
  return said === null ? [] : [{ callId, conversationId: conversation.id, fromUserId: from.id, fromDeviceId, said }];
}
