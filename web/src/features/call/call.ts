import type { Bearing } from './bearing.ts';
import { type CallMedia, type CallSignal, MOST_INVITED, MOST_PEOPLE, type Said } from './call-signal.ts';
import { type Connection, createLink, type Link, type LinkSignal, type LinkStatus, type Tracks } from './link.ts';

/** Why a call is over for this device. */
export type CallEnd =
  /** The viewer has hung up. */
  | 'hung-up'
  /** The others have. */
  | 'over'
  /** Everyone who was called has declined. */
  | 'declined'
  | 'unanswered'
  /** The viewer may not call them. */
  | 'refused'
  /** The connection to the last of the others is lost. */
  | 'lost'
  /** There are as many in it as can be. */
  | 'full'
  /** Nobody is in it any more. */
  | 'gone'
  /** The viewer goes on with it on another device. */
  | 'elsewhere';

export interface Peer {
  userId: string;
  status: LinkStatus;
  /** False until the device has told that it can be heard. */
  speaks: boolean;
  shows: Bearing['shows'];
  received: Tracks;
}

export interface CallState {
  callId: string;
  conversationId: string;
  media: CallMedia;
  phase: 'calling' | 'joining' | 'talking' | 'over';
  end: CallEnd | null;
  /** Who is being called and has not answered. */
  called: readonly string[];
  peers: readonly Peer[];
  /** Everyone who is in the call, is called or was, besides the viewer. */
  others: readonly string[];
  /** When the first of the others was connected, in milliseconds. */
  since: number | null;
}

/** What of this device the others get. */
export interface OwnMedia {
  subscribe(listener: () => void): () => void;
  tracks(): Tracks;
  bearing(): Pick<Bearing, 'speaks' | 'shows'>;
}

export interface CallOptions {
  callId: string;
  conversationId: string;
  own: { userId: string; deviceId: string };
  /** Everyone who is in the call or called, the viewer too or not. */
  people: readonly string[];
  /** Begins the call, instead of coming into one. */
  begins: boolean;
  media: CallMedia;
  ownMedia: OwnMedia;
  /** Null for all devices of the person. */
  say(toUserId: string, toDeviceId: string | null, said: Said): void;
  connect(iceServers: RTCIceServer[]): Connection;
  iceServers(): Promise<RTCIceServer[]>;
  newId(): string;
}

export interface Call {
  subscribe(listener: () => void): () => void;
  getSnapshot(): CallState;
  hear(signal: CallSignal): void;
  /** Calls more people into it. */
  invite(userIds: readonly string[]): void;
  /** The person cannot be reached by the viewer. */
  refuse(userId: string): void;
  /** Signals may have been lost: says again that this device is there. */
  resume(): void;
  hangUp(): void;
}

const RING_MS = 30_000;
/** Who comes in says so until somebody hears it. */
const ANNOUNCE_EVERY_MS = 4_000;
const ALONE_MS = 16_000;

interface PeerLink {
  deviceId: string;
  link: Link;
}

/**
 * One call on one device of the viewer, connected with one device of each other person who is in it. Who comes in says ACCEPT to everyone; who is in by then makes
 * a link to them. A person who says it on another device goes on there, which is also how a page that was loaded again comes back.
 */
export function createCall(options: CallOptions): Call {
  const { callId, conversationId, own, begins, media, ownMedia, newId } = options;
  const others = new Set(options.people.filter((id) => id !== own.userId));
  const called = new Set(begins ? others : []);
  const peers = new Map<string, PeerLink>();
  const listeners = new Set<() => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let end: CallEnd | null = null;
  let since: number | null = null;
  let hasMet = begins;
  /** Whoever begins a call is alone in it; who comes in is there when it is told, among all that the viewer's devices are told. */
  let isIn = begins;
  let state = snapshot();

  const stopMedia = ownMedia.subscribe(() => {
    for (const { link } of peers.values()) {
      link.send(ownMedia.tracks());
      link.tell(bearing());
    }
  });

  function phase(): CallState['phase'] {
    if (end !== null) return 'over';
    if (peers.size === 0) return called.size > 0 ? 'calling' : 'joining';
    return since === null ? 'joining' : 'talking';
  }

  function snapshot(): CallState {
    return {
      callId,
      conversationId,
      media,
      phase: phase(),
      end,
      called: [...called],
      others: [...others],
      since,
      peers: [...peers].map(([userId, { link }]) => ({
        userId,
        status: link.status,
        speaks: link.bearing?.speaks ?? false,
        shows: link.bearing?.shows ?? 'nothing',
        received: link.received,
      })),
    };
  }

  function changed(): void {
    state = snapshot();
    for (const listener of listeners) listener();
  }

  const bearing = (): Bearing => ({ ...ownMedia.bearing(), people: everyone() });
  const everyone = () => [own.userId, ...others].slice(0, MOST_INVITED);
  const say = (toUserId: string, said: Said, toDeviceId: string | null = null) => options.say(toUserId, toDeviceId, said);
  const sayToOthers = (said: Said) => {
    for (const userId of others) say(userId, said);
  };

  function after(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      task();
    }, ms);
    timers.add(timer);
  }

  function ring(userIds: readonly string[]): void {
    if (userIds.length === 0) return;
    for (const userId of userIds) say(userId, { kind: 'RING', media, people: everyone() });
    after(RING_MS, () => {
      const silent = userIds.filter((userId) => called.delete(userId));
      for (const userId of silent) say(userId, { kind: 'HANG_UP', reason: 'left' });
      if (silent.length > 0) settle('unanswered');
    });
  }

  function announce(): void {
    if (end !== null || peers.size > 0) return;
    sayToOthers({ kind: 'ACCEPT' });
    after(ANNOUNCE_EVERY_MS, announce);
  }

  /** The call is over where nobody is in it any more and nobody is called. */
  function settle(why: CallEnd): void {
    if (end !== null) return;
    if (hasMet && peers.size === 0 && called.size === 0) finish(why);
    else changed();
  }

  function finish(why: CallEnd): void {
    if (end !== null) return;
    end = why;
    for (const timer of timers) clearTimeout(timer);
    stopMedia();
    for (const { link } of peers.values()) link.stop();
    peers.clear();
    called.clear();
    changed();
  }

  function meet(userId: string, deviceId: string, linkId: string, isFirst: boolean): Link {
    peers.get(userId)?.link.stop();
    const link = createLink({
      id: linkId,
      begins: isFirst,
      isPolite: own.deviceId < deviceId,
      connect: async () => options.connect(await options.iceServers()),
      iceServers: options.iceServers,
      tracks: ownMedia.tracks(),
      bearing: bearing(),
      say: (said: LinkSignal) => say(userId, said, deviceId),
      onChange: () => follow(userId, link),
    });
    peers.set(userId, { deviceId, link });
    called.delete(userId);
    hasMet = true;
    changed();
    return link;
  }

  function follow(userId: string, link: Link): void {
    if (peers.get(userId)?.link !== link) return;
    if (link.status === 'lost') {
      part(userId, 'lost');
      return;
    }
    if (link.status === 'connected') since ??= Date.now();
    for (const id of link.bearing?.people ?? []) learnOf(id);
    changed();
  }

  /** One of the others has called more people; they may have come in already, and not have been heard here. */
  function learnOf(userId: string): void {
    if (userId === own.userId || others.has(userId) || others.size >= MOST_INVITED - 1) return;
    others.add(userId);
    say(userId, { kind: 'ACCEPT' });
  }

  function part(userId: string, why: CallEnd): void {
    peers.get(userId)?.link.stop();
    const wasIn = peers.delete(userId);
    const wasCalled = called.delete(userId);
    if (wasIn || wasCalled) settle(why);
  }

  function isFullFor(userId: string, deviceId: string): boolean {
    if (peers.has(userId) || peers.size < MOST_PEOPLE - 1) return false;
    say(userId, { kind: 'HANG_UP', reason: 'full' }, deviceId);
    return true;
  }

  function hearAccept({ fromUserId, fromDeviceId }: CallSignal): void {
    if (fromUserId === own.userId) {
      if (fromDeviceId === own.deviceId) isIn = true;
      else if (isIn) finish('elsewhere');
      return;
    }
    const peer = peers.get(fromUserId);
    if (peer?.deviceId === fromDeviceId) peer.link.mend();
    else if (!isFullFor(fromUserId, fromDeviceId)) meet(fromUserId, fromDeviceId, newId(), true);
  }

  function hearOffer({ fromUserId, fromDeviceId }: CallSignal, said: Said<'OFFER'>): void {
    const peer = peers.get(fromUserId);
    const isSameDevice = peer?.deviceId === fromDeviceId;
    // Both have begun: of the two links the impolite one's is made.
    const isOursMade = isSameDevice && !peer.link.isAgreed && own.deviceId > fromDeviceId;
    if (isSameDevice && peer.link.id === said.link) peer.link.hear(said);
    else if (!isOursMade && !isFullFor(fromUserId, fromDeviceId)) meet(fromUserId, fromDeviceId, said.link, false).hear(said);
  }

  function hearHangUp({ fromUserId, fromDeviceId }: CallSignal, { reason }: Said<'HANG_UP'>): void {
    const peer = peers.get(fromUserId);
    if (reason === 'full' && peer === undefined) leave('full');
    else if (peer === undefined || peer.deviceId === fromDeviceId) part(fromUserId, 'over');
  }

  function leave(why: CallEnd): void {
    if (end !== null) return;
    sayToOthers({ kind: 'HANG_UP', reason: 'left' });
    finish(why);
  }

  if (begins) {
    ring([...others]);
  } else {
    // First of all, so that of two devices that answer at once both know which one was the later.
    say(own.userId, { kind: 'ACCEPT' });
    announce();
    after(ALONE_MS, () => {
      if (!hasMet) leave('gone');
    });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    hear(signal) {
      const { fromUserId, fromDeviceId, said } = signal;
      if (end !== null || signal.callId !== callId || signal.conversationId !== conversationId) return;
      if (said.kind === 'ACCEPT' && fromUserId === own.userId) return hearAccept(signal);
      if (!others.has(fromUserId)) return;
      if (said.kind === 'ACCEPT') return hearAccept(signal);
      if (said.kind === 'OFFER') return hearOffer(signal, said);
      if (said.kind === 'HANG_UP') return hearHangUp(signal, said);
      if (said.kind === 'DECLINE' && called.delete(fromUserId)) return settle('declined');
      const peer = peers.get(fromUserId);
      if (peer?.deviceId !== fromDeviceId) return;
      if ((said.kind === 'ANSWER' || said.kind === 'CANDIDATE') && said.link === peer.link.id) peer.link.hear(said);
    },
    invite(userIds) {
      const fresh = userIds.filter((id) => id !== own.userId && !peers.has(id) && !called.has(id));
      for (const id of fresh) {
        if (others.size < MOST_INVITED - 1) others.add(id);
        if (others.has(id)) called.add(id);
      }
      ring(fresh.filter((id) => called.has(id)));
      for (const { link } of peers.values()) link.tell(bearing());
      changed();
    },
    refuse: (userId) => part(userId, 'refused'),
    resume() {
      if (end !== null) return;
      sayToOthers({ kind: 'ACCEPT' });
      for (const { link } of peers.values()) if (link.status !== 'connected') link.mend();
    },
    hangUp: () => leave('hung-up'),
  };
}
