import { type Bearing, readBearing, writeBearing } from './bearing.ts';
import type { Said } from './call-signal.ts';

/** What a link needs of an RTCPeerConnection. */
export type Connection = Pick<
  RTCPeerConnection,
  | 'addEventListener'
  | 'addIceCandidate'
  | 'addTransceiver'
  | 'close'
  | 'connectionState'
  | 'createDataChannel'
  | 'getTransceivers'
  | 'localDescription'
  | 'remoteDescription'
  | 'restartIce'
  | 'setConfiguration'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'signalingState'
>;

export type Kind = 'audio' | 'video';
export type Tracks = Readonly<Record<Kind, MediaStreamTrack | null>>;

export type LinkStatus =
  /** It has not been made yet. */
  | 'connecting'
  | 'connected'
  /** It was, and is being made again. */
  | 'interrupted'
  /** It will not be. */
  | 'lost';

export type LinkSignal = Said<'OFFER' | 'ANSWER' | 'CANDIDATE'>;

export interface LinkOptions {
  /** Names the link: what is said about an earlier one between the same devices is not meant for this. */
  id: string;
  /** This device makes the first offer. */
  begins: boolean;
  /** Of two offers that cross the other one's counts. True on one side of each link. */
  isPolite: boolean;
  /** Makes the connection, with servers that can be used now. */
  connect(): Promise<Connection>;
  iceServers(): Promise<RTCIceServer[]>;
  tracks: Tracks;
  bearing: Bearing;
  say(signal: LinkSignal): void;
  /** The status, or what the other one tells of itself. */
  onChange(): void;
}

export interface Link {
  readonly id: string;
  readonly status: LinkStatus;
  /** Whether the other device has ever agreed to it. */
  readonly isAgreed: boolean;
  /** Null until the other device has told it. */
  readonly bearing: Bearing | null;
  /** What comes from the other device. */
  readonly received: Tracks;
  hear(signal: LinkSignal): void;
  send(tracks: Tracks): void;
  tell(bearing: Bearing): void;
  /** Signals may have been lost: what waits for an answer is said again, and what is broken is mended now. */
  mend(): void;
  stop(): void;
}

/** A connection often comes back by itself within so long. */
const PATIENCE_MS = 2_500;
const MEND_EVERY_MS = 5_000;
const LOST_AFTER_MS = 30_000;
/** The other page has closed its end: it has been left, or is being loaded again. */
const GONE_AFTER_MS = 12_000;
/** Candidates are found in bursts; what is found within so long is one signal. */
const GATHER_MS = 100;
const MOST_CANDIDATES = 32;

const KINDS = ['audio', 'video'] as const;
const NOTHING: Tracks = { audio: null, video: null };

/** There is one of each kind, unless the other device has made up more of them. */
const lineOf = (made: Connection, kind: Kind) => made.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);

/**
 * One connection to one device, whoever begins: made by perfect negotiation, with one line for sound and one for pictures whose tracks come and go without
 * negotiating, and made again when it breaks. What comes in is taken in its order.
 */
export function createLink({ id, begins, isPolite, connect, iceServers, say, onChange, ...first }: LinkOptions): Link {
  let { tracks, bearing } = first;
  let connection: Connection | null = null;
  let channel: RTCDataChannel | null = null;
  let status: LinkStatus = 'connecting';
  let isAgreed = false;
  let told: Bearing | null = null;
  let isStopped = false;
  let lostAt = Date.now() + LOST_AFTER_MS;
  let mending: ReturnType<typeof setTimeout> | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let gathered: RTCIceCandidate[] = [];
  let work: Promise<void> = Promise.resolve();
  inOrder(open);

  /** What fails here was said wrongly by the other device, or cannot be done by this one: either way there is no such link. */
  function inOrder(task: (made: Connection) => Promise<void>): void {
    work = work
      .then(async () => {
        if (isStopped) return;
        connection ??= await connect();
        await task(connection);
      })
      .catch(() => become('lost'));
  }

  function become(next: LinkStatus): void {
    if (isStopped || next === status || status === 'lost') return;
    status = next;
    if (next === 'lost') stop();
    onChange();
  }

  async function open(made: Connection): Promise<void> {
    if (isStopped) return made.close(); // meanwhile
    made.addEventListener('connectionstatechange', () => follow(made));
    made.addEventListener('icecandidate', ({ candidate }) => gather(candidate));
    made.addEventListener('negotiationneeded', () => inOrder(offer));
    mendIn(MEND_EVERY_MS);
    if (!begins) return;
    for (const kind of KINDS) made.addTransceiver(tracks[kind] ?? kind, { direction: 'sendrecv' });
    openChannel(made);
  }

  /** Agreed on by its number, so that it is no part of what is negotiated. */
  function openChannel(made: Connection): void {
    channel = made.createDataChannel('bearing', { negotiated: true, id: 0 });
    channel.addEventListener('open', () => channel?.send(writeBearing(bearing)));
    channel.addEventListener('message', ({ data }) => {
      const heard = readBearing(data);
      if (heard === null || isStopped) return;
      told = heard;
      onChange();
    });
    channel.addEventListener('close', () => {
      lostAt = Math.min(lostAt, Date.now() + GONE_AFTER_MS);
      if (status !== 'connected') return;
      become('interrupted');
      mendIn(PATIENCE_MS);
    });
  }

  async function offer(made: Connection): Promise<void> {
    // Asked for again by itself when the negotiation under way is over; and who does not begin waits for the first offer.
    if (made.signalingState !== 'stable' || (!begins && made.remoteDescription === null)) return;
    await made.setLocalDescription();
    describe(made);
  }

  /** With the candidates that were found by now. */
  function describe({ localDescription }: Connection): void {
    if (localDescription === null || isStopped) return;
    const { type, sdp } = localDescription;
    if (type === 'offer') say({ kind: 'OFFER', link: id, sdp });
    if (type === 'answer') say({ kind: 'ANSWER', link: id, sdp });
  }

  async function answer(made: Connection, sdp: string): Promise<void> {
    if (made.signalingState !== 'stable' && !isPolite) return;
    await made.setRemoteDescription({ type: 'offer', sdp });
    isAgreed = true;
    if (channel === null) openChannel(made);
    await sendTracks(made);
    await made.setLocalDescription();
    describe(made);
    onChange();
  }

  async function sendTracks(made: Connection): Promise<void> {
    for (const kind of KINDS) {
      const line = lineOf(made, kind);
      if (line === undefined) continue;
      if (line.direction !== 'sendrecv') line.direction = 'sendrecv';
      if (line.sender.track !== tracks[kind]) await line.sender.replaceTrack(tracks[kind]);
    }
  }

  async function agree(made: Connection, sdp: string): Promise<void> {
    if (made.signalingState !== 'have-local-offer') return;
    await made.setRemoteDescription({ type: 'answer', sdp });
    isAgreed = true;
    onChange();
  }

  /** Those of an offer that did not count belong to nothing. */
  async function addCandidates(made: Connection, candidates: RTCIceCandidateInit[]): Promise<void> {
    if (made.remoteDescription === null) return;
    await Promise.allSettled(candidates.map((candidate) => made.addIceCandidate(candidate)));
  }

  function gather(candidate: RTCIceCandidate | null): void {
    if (candidate !== null && candidate.candidate !== '') gathered.push(candidate);
    gathering ??= setTimeout(sayGathered, GATHER_MS);
  }

  function sayGathered(): void {
    gathering = undefined;
    const candidates = gathered.splice(0, MOST_CANDIDATES).map(({ candidate, sdpMid, sdpMLineIndex, usernameFragment }) => ({
      candidate,
      sdpMid,
      sdpMLineIndex,
      usernameFragment,
    }));
    if (candidates.length > 0) say({ kind: 'CANDIDATE', link: id, candidates });
    if (gathered.length > 0) gathering = setTimeout(sayGathered, GATHER_MS);
  }

  function follow({ connectionState }: Connection): void {
    if (isStopped) return;
    if (connectionState === 'connected') {
      clearTimeout(mending);
      lostAt = Number.POSITIVE_INFINITY;
      become('connected');
    }
    if (connectionState === 'disconnected' || connectionState === 'failed') {
      if (status === 'connected') become('interrupted');
      if (lostAt === Number.POSITIVE_INFINITY) lostAt = Date.now() + LOST_AFTER_MS;
      mendIn(connectionState === 'failed' ? 0 : PATIENCE_MS);
    }
  }

  function mendIn(ms: number): void {
    clearTimeout(mending);
    if (!isStopped) mending = setTimeout(() => inOrder(mendNow), ms);
  }

  async function mendNow(made: Connection): Promise<void> {
    if (status === 'connected') return;
    if (Date.now() >= lostAt) return become('lost');
    if (made.signalingState === 'have-local-offer') describe(made);
    else if (isAgreed) {
      made.setConfiguration({ iceServers: await iceServers() });
      made.restartIce();
    }
    mendIn(MEND_EVERY_MS);
  }

  function stop(): void {
    isStopped = true;
    clearTimeout(mending);
    clearTimeout(gathering);
    gathered = [];
    channel?.close();
    connection?.close();
  }

  return {
    id,
    get status() {
      return status;
    },
    get isAgreed() {
      return isAgreed;
    },
    get bearing() {
      return told;
    },
    get received() {
      if (connection === null || !isAgreed) return NOTHING;
      const trackOf = (made: Connection, kind: Kind) => lineOf(made, kind)?.receiver.track ?? null;
      return { audio: trackOf(connection, 'audio'), video: trackOf(connection, 'video') };
    },
    hear(signal) {
      if (signal.kind === 'OFFER') inOrder((made) => answer(made, signal.sdp));
      if (signal.kind === 'ANSWER') inOrder((made) => agree(made, signal.sdp));
      if (signal.kind === 'CANDIDATE') inOrder((made) => addCandidates(made, signal.candidates));
    },
    send(next) {
      tracks = next;
      inOrder(sendTracks);
    },
    tell(next) {
      bearing = next;
      if (channel?.readyState === 'open') channel.send(writeBearing(bearing));
    },
    mend: () => mendIn(0),
    stop,
  };
}
