import type { OwnMedia } from './call.ts';
import type { Tracks } from './link.ts';

/** Why there is no microphone, camera or screen. */
export type MediaProblem =
  /** The browser was told not to give it. */
  | 'refused'
  | 'missing'
  /** Another program has it, or it fails. */
  | 'busy'
  /** Browsers give it to pages only that came over HTTPS. */
  | 'insecure';

export type Input = 'microphone' | 'camera';
export type DeviceKind = Input | 'speaker';

export interface LocalMediaState {
  microphone: MediaStreamTrack | null;
  camera: MediaStreamTrack | null;
  screen: MediaStreamTrack | null;
  isMuted: boolean;
  problems: Readonly<Record<Input | 'screen', MediaProblem | null>>;
  /** What there is to choose from; without names until the browser was allowed to use one. */
  devices: Readonly<Record<DeviceKind, readonly MediaDeviceInfo[]>>;
  /** By their ids; null for what the browser takes. */
  chosen: Readonly<Record<DeviceKind, string | null>>;
}

/** The devices that somebody has chosen, for the next call. */
export interface DeviceChoices {
  read(): LocalMediaState['chosen'];
  write(chosen: LocalMediaState['chosen']): void;
}

export interface LocalMediaOptions {
  /** Undefined where the browser gives pages none. */
  devices: MediaDevices | undefined;
  choices: DeviceChoices;
  speaks: boolean;
  hasCamera: boolean;
}

/** What of this device the others hear and see, and the viewer chooses. Asked for as it is made. */
export interface LocalMedia extends OwnMedia {
  getSnapshot(): LocalMediaState;
  setMuted(isMuted: boolean): void;
  setCamera(isOn: boolean): Promise<void>;
  /** Tries again to get what could not be had. */
  retry(input: Input): Promise<void>;
  shareScreen(): Promise<void>;
  stopScreen(): void;
  choose(kind: DeviceKind, deviceId: string): Promise<void>;
  stop(): void;
}

const KINDS = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const;
const NO_PROBLEMS = { microphone: null, camera: null, screen: null };

export function createLocalMedia({ devices, choices, speaks, hasCamera }: LocalMediaOptions): LocalMedia {
  const listeners = new Set<() => void>();
  let isStopped = false;
  let state: LocalMediaState = {
    microphone: null,
    camera: null,
    screen: null,
    isMuted: !speaks,
    problems: NO_PROBLEMS,
    devices: { microphone: [], camera: [], speaker: [] },
    chosen: choices.read(),
  };

  function become(next: Partial<LocalMediaState>): void {
    if (isStopped) return;
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  const troubled = (kind: Input | 'screen', problem: MediaProblem | null) => ({
    problems: { ...state.problems, [kind]: problem },
  });

  async function ask(...inputs: Input[]): Promise<void> {
    if (devices === undefined) {
      for (const input of inputs) become(troubled(input, 'insecure'));
      return;
    }
    try {
      const stream = await devices.getUserMedia({
        audio: inputs.includes('microphone') && constraintsOf('microphone', state.chosen),
        video: inputs.includes('camera') && constraintsOf('camera', state.chosen),
      });
      for (const track of stream.getTracks()) take(track.kind === 'audio' ? 'microphone' : 'camera', track);
    } catch (error) {
      const [only] = inputs;
      // Where one of the two is missing, neither is given.
      if (inputs.length > 1) for (const input of inputs) await ask(input);
      else if (only !== undefined) become(troubled(only, problemOf(error)));
    }
    await list();
  }

  function take(input: Input, track: MediaStreamTrack): void {
    if (isStopped) {
      track.stop();
      return;
    }
    state[input]?.stop();
    if (input === 'microphone') track.enabled = !state.isMuted;
    track.addEventListener('ended', () => {
      if (state[input] === track) become({ [input]: null, ...troubled(input, 'missing') });
    });
    become({ [input]: track, ...troubled(input, null) });
  }

  async function list(): Promise<void> {
    if (devices === undefined || isStopped) return;
    const all = await devices.enumerateDevices();
    const of = (kind: DeviceKind) => all.filter((device) => device.kind === KINDS[kind] && device.deviceId !== '');
    become({ devices: { microphone: of('microphone'), camera: of('camera'), speaker: of('speaker') } });
  }

  function stopScreen(): void {
    state.screen?.stop();
    become({ screen: null });
  }

  const onDeviceChange = () => void list();
  devices?.addEventListener('devicechange', onDeviceChange);
  if (hasCamera) void ask('microphone', 'camera');
  else void ask('microphone');

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    tracks: (): Tracks => ({ audio: state.microphone, video: state.screen ?? state.camera }),
    bearing: () => ({
      speaks: state.microphone !== null && !state.isMuted,
      shows: state.screen !== null ? 'screen' : state.camera !== null ? 'camera' : 'nothing',
    }),
    setMuted(isMuted) {
      if (state.microphone !== null) state.microphone.enabled = !isMuted;
      become({ isMuted });
    },
    async setCamera(isOn) {
      if (isOn) return ask('camera');
      state.camera?.stop();
      become({ camera: null, ...troubled('camera', null) });
    },
    retry: (input) => ask(input),
    async shareScreen() {
      if (devices?.getDisplayMedia === undefined) return become(troubled('screen', 'missing'));
      try {
        const stream = await devices.getDisplayMedia({ video: { frameRate: { max: 30 } } });
        const [track = null] = stream.getVideoTracks();
        if (isStopped) return track?.stop();
        track?.addEventListener('ended', stopScreen);
        state.screen?.stop();
        become({ screen: track, ...troubled('screen', null) });
      } catch (error) {
        // Who closes the dialog of the browser wants to share nothing.
        const problem = problemOf(error);
        if (problem !== 'refused') become(troubled('screen', problem));
      }
    },
    stopScreen,
    async choose(kind, deviceId) {
      const chosen = { ...state.chosen, [kind]: deviceId };
      choices.write(chosen);
      become({ chosen });
      if (kind !== 'speaker' && state[kind] !== null) await ask(kind);
    },
    stop() {
      for (const track of [state.microphone, state.camera, state.screen]) track?.stop();
      devices?.removeEventListener('devicechange', onDeviceChange);
      listeners.clear();
      isStopped = true;
    },
  };
}

/** A device that was chosen and is not there any more is replaced by another one. */
export function constraintsOf(input: Input, chosen: LocalMediaState['chosen']): MediaTrackConstraints {
  const id = chosen[input];
  const device = id === null ? {} : { deviceId: { ideal: id } };
  if (input === 'microphone') return { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  return { ...device, width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { ideal: 24, max: 30 } };
}

/** Why a browser gave no device. */
export function problemOf(error: unknown): MediaProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
}
