import type { Connection } from '@/features/call/link.ts';

interface Description {
  connection: string;
  /** Grows with each restart of ICE: only descriptions of the same one belong together. */
  generation: number;
  hasCandidates: boolean;
}

/** Stands in for what lies between browsers: connections that have agreed with each other, and know a way, are connected. */
export interface FakeNetwork {
  connect(iceServers: RTCIceServer[]): Connection;
  /** Breaks all connections. While it is cut none can be made. */
  cut(): void;
  heal(): void;
  /** All that were made and not closed. */
  open(): readonly FakeConnection[];
}

export function createFakeNetwork(): FakeNetwork {
  const all = new Map<string, FakeConnection>();
  let isCut = false;

  function join(one: FakeConnection): void {
    const other = all.get(one.remote?.connection ?? '');
    if (isCut || other === undefined || !one.agreesWith(other) || !other.agreesWith(one)) return;
    for (const side of [one, other]) side.become('connected');
    one.channel?.join(other.channel);
  }

  return {
    connect(iceServers) {
      const connection = new FakeConnection(iceServers, join);
      all.set(connection.id, connection);
      return connection as unknown as Connection;
    },
    cut() {
      isCut = true;
      for (const connection of all.values()) connection.breakOff();
    },
    heal() {
      isCut = false;
    },
    open: () => [...all.values()].filter(({ connectionState }) => connectionState !== 'closed'),
  };
}

let made = 0;

/** As RTCPeerConnection behaves, with descriptions that only name it. */
class FakeConnection extends EventTarget {
  readonly id = `connection-${++made}`;
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  channel: FakeChannel | null = null;
  remote: Description | null = null;
  private local: (Description & { type: RTCSdpType }) | null = null;
  private remoteType: RTCSdpType = 'offer';
  private readonly lines: { kind: string; line: object }[] = [];
  private generation = 1;
  private isNeeded = false;

  constructor(
    public iceServers: RTCIceServer[],
    private readonly join: (connection: FakeConnection) => void,
  ) {
    super();
  }

  get localDescription(): RTCSessionDescriptionInit | null {
    return this.local === null ? null : { type: this.local.type, sdp: JSON.stringify(this.local) };
  }

  get remoteDescription(): RTCSessionDescriptionInit | null {
    return this.remote === null ? null : { type: this.remoteType, sdp: JSON.stringify(this.remote) };
  }

  addTransceiver(track: MediaStreamTrack | string): void {
    const kind = typeof track === 'string' ? track : track.kind;
    this.addLine(kind, typeof track === 'string' ? null : track);
    this.need();
  }

  getTransceivers(): object[] {
    return this.lines.map(({ line }) => line);
  }

  createDataChannel(): FakeChannel {
    this.channel = new FakeChannel();
    return this.channel;
  }

  async setLocalDescription(): Promise<void> {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    const generation = type === 'answer' ? (this.remote?.generation ?? 0) : this.generation;
    this.generation = generation;
    this.local = { type, connection: this.id, generation, hasCandidates: false };
    this.isNeeded = false;
    this.signalingState = type === 'answer' ? 'stable' : 'have-local-offer';
    queueMicrotask(() => this.gather());
    if (type === 'answer') this.settle();
  }

  async setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    const description = JSON.parse(sdp) as Description;
    if (type === 'answer' && this.signalingState !== 'have-local-offer') throw new DOMException('', 'InvalidStateError');
    const isTaken = type === 'answer' && this.remote !== null && this.remote.connection !== description.connection;
    if (isTaken) throw new DOMException('Of another connection.', 'InvalidAccessError');
    // An offer that crosses one's own takes that back.
    if (type === 'offer' && this.signalingState === 'have-local-offer') this.isNeeded = true;
    this.remote = description;
    this.remoteType = type;
    this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable';
    if (type === 'offer' && this.lines.length === 0) for (const kind of ['audio', 'video']) this.addLine(kind, null);
    if (type === 'answer') this.settle();
  }

  async addIceCandidate({ candidate }: RTCIceCandidateInit): Promise<void> {
    const generation = Number(/ generation (\d+)/.exec(candidate ?? '')?.[1]);
    if (this.remote?.generation !== generation) throw new DOMException('', 'OperationError');
    this.remote.hasCandidates = true;
    this.join(this);
  }

  setConfiguration({ iceServers }: RTCConfiguration): void {
    this.iceServers = iceServers ?? [];
  }

  restartIce(): void {
    this.generation += 1;
    this.need();
  }

  close(): void {
    this.connectionState = 'closed';
    this.signalingState = 'closed';
    this.channel?.close();
  }

  agreesWith(other: FakeConnection): boolean {
    return (
      this.signalingState === 'stable' &&
      this.connectionState !== 'closed' &&
      this.remote?.connection === other.id &&
      this.remote.hasCandidates &&
      this.remote.generation === this.local?.generation &&
      this.local.generation === other.local?.generation
    );
  }

  become(state: RTCPeerConnectionState): void {
    if (this.connectionState === state || this.connectionState === 'closed') return;
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** Only a restart of ICE finds another way. */
  breakOff(): void {
    if (this.remote !== null) this.remote.hasCandidates = false;
    this.become('disconnected');
  }

  private gather(): void {
    if (this.local === null || this.signalingState === 'closed') return;
    this.local.hasCandidates = true;
    const candidate = {
      candidate: `candidate:1 1 udp 1 192.0.2.1 4000 typ host generation ${this.local.generation}`,
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: null,
    };
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }

  private settle(): void {
    this.join(this);
    if (this.isNeeded) this.need();
  }

  private need(): void {
    this.isNeeded = true;
    queueMicrotask(() => {
      if (this.isNeeded && this.signalingState === 'stable') this.dispatchEvent(new Event('negotiationneeded'));
    });
  }

  private addLine(kind: string, track: MediaStreamTrack | null): void {
    const sender = {
      track,
      replaceTrack: async (next: MediaStreamTrack | null) => {
        sender.track = next;
      },
    };
    this.lines.push({ kind, line: { direction: 'sendrecv', sender, receiver: { track: { kind } } } });
  }
}

export type { FakeConnection };

class FakeChannel extends EventTarget {
  readyState: RTCDataChannelState = 'connecting';
  private other: FakeChannel | null = null;

  join(other: FakeChannel | null): void {
    if (this.readyState !== 'connecting' || other === null) return;
    this.other = other;
    other.other = this;
    for (const side of [this, other]) {
      side.readyState = 'open';
      queueMicrotask(() => side.dispatchEvent(new Event('open')));
    }
  }

  send(data: string): void {
    const { other } = this;
    queueMicrotask(() => other?.dispatchEvent(Object.assign(new Event('message'), { data })));
  }

  close(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.dispatchEvent(new Event('close'));
    this.other?.close();
  }
}
