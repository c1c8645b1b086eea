import { randomUUID } from 'node:crypto';
import type { CallState, OwnMedia } from '@/features/call/call.ts';
import { type CallLine, createCallLine, type Ring, type ToldSignal } from '@/features/call/call-line.ts';
import type { CallMemory, RememberedCall } from '@/features/call/call-memory.ts';
import { writePayload } from '@/features/call/call-signal.ts';
import type { Attempt, OutgoingSignal } from '@/features/call/signal-queue.ts';
import { createFakeNetwork, type FakeNetwork } from './fake-network.ts';

/** The microphone and the camera of a device. */
export interface FakeMedia extends OwnMedia {
  isStopped: boolean;
  mute(): void;
  stop(): void;
}

export interface Device {
  line: CallLine<FakeMedia>;
  /** The calls that ended here, by why. */
  ends: string[];
  /** What rings. */
  rings(): readonly Ring[];
  /** The call that it is in. */
  call(): CallState;
  media(): FakeMedia;
  /** With whom it is connected. */
  connected(): string[];
  /** Nothing is told to it until it is back, which begins with all that rings by then. */
  away(): void;
  back(): void;
  /** Its page is gone, without a word. What is given back is the page when it is loaded again. */
  reload(): Device;
}

export interface SignalExchange {
  network: FakeNetwork;
  device(userId: string): Device;
  /** Somebody says something by hand. */
  forge(signal: Omit<ToldSignal, 'conversation' | 'from'> & { from: string; to: string; conversationId?: string }): void;
  /** Signals of which this is true get lost; the last word counts. */
  lose(isLost: (signal: OutgoingSignal & { fromUserId: string }) => boolean): void;
  /** Those to these people are refused. */
  refuse(...userIds: string[]): void;
  sent: (OutgoingSignal & { fromUserId: string })[];
  /** How often somebody has asked for servers. */
  asked(): number;
  stop(): void;
}

/** Stands in for the graph: carries signals between devices in their order, and keeps what rings. */
export function createSignalExchange(): SignalExchange {
  const network = createFakeNetwork();
  const devices = new Set<{ userId: string; isHere: boolean; line: CallLine<FakeMedia> }>();
  const ringing = new Map<string, { toUserId: string; signal: ToldSignal }>();
  const sent: SignalExchange['sent'] = [];
  let isLost: Parameters<SignalExchange['lose']>[0] = () => false;
  let refused: string[] = [];
  let asked = 0;

  function carry(toUserId: string, signal: ToldSignal): void {
    const key = `${signal.from.id}/${signal.callId}/${toUserId}`;
    if (signal.kind === 'RING') ringing.set(key, { toUserId, signal });
    if (signal.kind === 'HANG_UP') ringing.delete(key);
    if (['ACCEPT', 'DECLINE', 'HANG_UP'].includes(signal.kind)) ringing.delete(`${toUserId}/${signal.callId}/${signal.from.id}`);
    for (const device of devices) {
      if (device.userId === toUserId && device.isHere)
        queueMicrotask(() => device.line.told({ isStart: false, signals: [signal] }));
    }
  }

  const sendAs =
    (fromUserId: string) =>
    async (signal: OutgoingSignal): Promise<Attempt> => {
      if (refused.includes(signal.toUserId)) return { outcome: 'refused' };
      sent.push({ ...signal, fromUserId });
      const { callId, conversationId, toUserId, toDeviceId, deviceId: fromDeviceId, said } = signal;
      const told = {
        callId,
        kind: said.kind,
        conversation: { id: conversationId },
        from: { id: fromUserId },
        fromDeviceId,
        toDeviceId,
      };
      if (!isLost({ ...signal, fromUserId })) carry(toUserId, { ...told, payload: writePayload(said) });
      return { outcome: 'sent' };
    };

  function device(userId: string, kept: { call: RememberedCall | null } = { call: null }): Device {
    const ends: string[] = [];
    const memory: CallMemory = {
      read: () => kept.call,
      write: (call) => {
        kept.call = call;
      },
      clear: () => {
        kept.call = null;
      },
    };
    const line = createCallLine<FakeMedia>({
      viewerId: userId,
      send: sendAs(userId),
      connect: network.connect,
      iceServers: async () => {
        asked += 1;
        return [{ urls: 'stun:stun.example', username: String(asked) }];
      },
      newId: randomUUID,
      openMedia: createFakeMedia,
      memory,
    });
    let last: CallState | null = null;
    line.subscribe(() => {
      const { ended } = line.getSnapshot();
      if (ended !== last) ends.push(String(ended?.end));
      last = ended;
    });
    const entry = { userId, isHere: true, line };
    devices.add(entry);
    const current = () => {
      const { current } = line.getSnapshot();
      if (current === null) throw new Error(`${userId} is in no call.`);
      return current;
    };
    return {
      line,
      ends,
      rings: () => line.getSnapshot().rings,
      call: () => current().call.getSnapshot(),
      media: () => current().media,
      connected: () =>
        line.getSnapshot().current === null
          ? []
          : current()
              .call.getSnapshot()
              .peers.filter(({ status }) => status === 'connected')
              .map((peer) => peer.userId)
              .sort(),
      away() {
        entry.isHere = false;
      },
      back() {
        entry.isHere = true;
        const here = [...ringing.values()].filter(({ toUserId }) => toUserId === userId).map(({ signal }) => signal);
        line.told({ isStart: true, signals: here });
      },
      reload() {
        const call = kept.call;
        devices.delete(entry);
        return device(userId, { call });
      },
    };
  }

  return {
    network,
    device: (userId) => device(userId),
    forge({ from, to, conversationId = 'room', ...signal }) {
      carry(to, { ...signal, conversation: { id: conversationId }, from: { id: from } });
    },
    lose(next) {
      isLost = next;
    },
    refuse(...userIds) {
      refused = userIds;
    },
    sent,
    asked: () => asked,
    stop() {
      for (const { line } of devices) line.stop();
    },
  };
}

function createFakeMedia({ speaks, hasCamera }: { speaks: boolean; hasCamera: boolean }): FakeMedia {
  const listeners = new Set<() => void>();
  const track = (kind: string) => ({ kind }) as MediaStreamTrack;
  const tracks = { audio: track('audio'), video: hasCamera ? track('video') : null };
  let isHeard = speaks;
  const media: FakeMedia = {
    isStopped: false,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tracks: () => tracks,
    bearing: () => ({ speaks: isHeard, shows: hasCamera ? 'camera' : 'nothing' }),
    mute() {
      isHeard = false;
      for (const listener of listeners) listener();
    },
    stop() {
      media.isStopped = true;
    },
  };
  return media;
}
