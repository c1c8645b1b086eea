import { constraintsOf, type DeviceChoices, type MediaProblem, problemOf } from '@/features/call/local-media.ts';
import { recordedFormat, voiceFile } from './voice-file.ts';

export type VoiceRecordingState =
  /** The browser asks whether it may. */
  | { kind: 'asking' }
  | { kind: 'recording'; since: number; stream: MediaStream }
  | { kind: 'recorded'; file: File }
  | { kind: 'failed'; problem: VoiceProblem };

/** Why nothing is recorded; `unsupported` where the browser cannot. */
export type VoiceProblem = MediaProblem | 'unsupported';

export interface VoiceRecordingOptions {
  /** Undefined where the browser gives pages none. */
  devices: MediaDevices | undefined;
  /** The browser's own; undefined where it has none. */
  Recorder: typeof MediaRecorder | undefined;
  choices: Pick<DeviceChoices, 'read'>;
}

/** What is said into the microphone, until it is finished. */
export interface VoiceRecording {
  subscribe(listener: () => void): () => void;
  getSnapshot(): VoiceRecordingState;
  /** Gives what was recorded, and lets go of the microphone. Null where nothing was. */
  finish(): Promise<File | null>;
  /** Lets go of the microphone; what was not finished is gone. */
  stop(): void;
}

/** Speech needs no more, and a minute of it is a quarter of a megabyte. */
const BITS_PER_SECOND = 32_000;
/** It is finished by itself then. */
const LONGEST_MS = 15 * 60_000;

/** Asks for the microphone and records from it at once. */
export function startVoiceRecording({ devices, Recorder, choices }: VoiceRecordingOptions): VoiceRecording {
  const listeners = new Set<() => void>();
  let state: VoiceRecordingState = { kind: 'asking' };
  let recorder: MediaRecorder | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let finished: Promise<File | null> = Promise.resolve(null);

  function become(next: VoiceRecordingState): void {
    if (isStopped) return;
    state = next;
    for (const listener of listeners) listener();
  }

  async function begin(): Promise<void> {
    const mimeType = Recorder === undefined ? null : recordedFormat((type) => Recorder.isTypeSupported(type));
    if (devices === undefined) return become({ kind: 'failed', problem: 'insecure' });
    if (Recorder === undefined || mimeType === null) return become({ kind: 'failed', problem: 'unsupported' });
    try {
      const stream = await devices.getUserMedia({ audio: constraintsOf('microphone', choices.read()), video: false });
      if (isStopped) return letGo(stream);
      record(stream, new Recorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND }));
    } catch (error) {
      become({ kind: 'failed', problem: problemOf(error) });
    }
  }

  function record(stream: MediaStream, begun: MediaRecorder): void {
    const since = Date.now();
    const parts: Blob[] = [];
    recorder = begun;
    begun.ondataavailable = ({ data }) => void parts.push(data);
    finished = new Promise((resolve) => {
      // Also where the microphone is unplugged: what was said until then is kept.
      begun.onstop = () => {
        clearTimeout(timer);
        letGo(stream);
        const file = voiceFile(parts, begun.mimeType, new Date(since));
        become(file.size > 0 ? { kind: 'recorded', file } : { kind: 'failed', problem: 'busy' });
        resolve(file.size > 0 ? file : null);
      };
    });
    begun.start();
    timer = setTimeout(() => begun.stop(), LONGEST_MS);
    become({ kind: 'recording', since, stream });
  }

  void begin();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    finish() {
      if (recorder?.state === 'recording') recorder.stop();
      return finished;
    },
    stop() {
      isStopped = true;
      listeners.clear();
      clearTimeout(timer);
      if (recorder?.state === 'recording') recorder.stop();
    },
  };
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
