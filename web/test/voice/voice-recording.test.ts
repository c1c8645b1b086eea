import { beforeEach, expect, test } from 'vitest';
import { isVoiceFile, recordedFormat } from '@/features/voice/voice-file.ts';
import { startVoiceRecording, type VoiceRecordingOptions } from '@/features/voice/voice-recording.ts';
import { createFakeDevices } from '../call/support/fake-devices.ts';

/** The recorder of a browser that records MP4 only; what it has heard comes when it is stopped. */
class FakeRecorder {
  static isTypeSupported = (type: string) => type === 'audio/mp4';
  state: RecordingState = 'inactive';
  ondataavailable?: (event: { data: Blob }) => void;
  onstop?: () => void;
  readonly mimeType: string;

  constructor(_stream: MediaStream, { mimeType }: { mimeType: string }) {
    this.mimeType = mimeType;
  }

  start(): void {
    this.state = 'recording';
  }

  stop(): void {
    this.state = 'inactive';
    this.ondataavailable?.({ data: new Blob(['words']) });
    this.onstop?.();
  }
}

let devices: ReturnType<typeof createFakeDevices>;
beforeEach(() => {
  devices = createFakeDevices();
});

const choices = { read: () => ({ microphone: null, camera: null, speaker: null }) };
const begin = (options: Partial<VoiceRecordingOptions> = {}) =>
  startVoiceRecording({ devices, Recorder: FakeRecorder as unknown as typeof MediaRecorder, choices, ...options });

test('Opus is taken where the browser records it', () => {
  expect(recordedFormat(() => true)).toBe('audio/webm;codecs=opus');
  expect(recordedFormat((type) => !type.startsWith('audio/webm'))).toBe('audio/ogg;codecs=opus');
  expect(recordedFormat(() => false)).toBeNull();
});

test('what was said is a file by whose name and type it is known, and the microphone is let go', async () => {
  const recording = begin();
  await expect.poll(() => recording.getSnapshot().kind).toBe('recording');
  const file = await recording.finish();
  expect(file).toMatchObject({ type: 'audio/mp4', size: 5 });
  expect(file?.name).toMatch(/^voice-.*\.m4a$/);
  expect(isVoiceFile(file?.name ?? '')).toBe(true);
  expect(recording.getSnapshot()).toEqual({ kind: 'recorded', file });
  expect(devices.given.map(({ readyState }) => readyState)).toEqual(['ended']);
  recording.stop();
});

test('a recording that is given up lets the microphone go, also where that was given only then', async () => {
  const recording = begin();
  await expect.poll(() => recording.getSnapshot().kind).toBe('recording');
  recording.stop();
  begin().stop();
  await expect.poll(() => devices.given.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
});

test.each([
  ['NotAllowedError', 'refused'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
])('why there is no microphone is told: %s', async (name, problem) => {
  devices.answers.audio = name;
  const recording = begin();
  await expect.poll(recording.getSnapshot).toEqual({ kind: 'failed', problem });
  expect(await recording.finish()).toBeNull();
});

test('a page that may not record, and a browser that cannot, say so', () => {
  expect(begin({ devices: undefined }).getSnapshot()).toEqual({ kind: 'failed', problem: 'insecure' });
  expect(begin({ Recorder: undefined }).getSnapshot()).toEqual({ kind: 'failed', problem: 'unsupported' });
});
