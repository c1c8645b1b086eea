'use client';
import { SendHorizontal, Square, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { CallDuration } from '@/features/call/call-duration.tsx';
import { createDeviceChoices } from '@/features/call/device-choices.ts';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { Button } from '@/ui/button.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { Spinner } from '@/ui/spinner.tsx';
import { SoundLevel } from './sound-level.tsx';
import { SoundPlayer } from './sound-player.tsx';
import { startVoiceRecording, type VoiceProblem, type VoiceRecording } from './voice-recording.ts';

const PROBLEMS: Readonly<Record<VoiceProblem, TextName>> = {
  refused: 'voice.refused',
  missing: 'voice.missing',
  busy: 'voice.busy',
  insecure: 'voice.insecure',
  unsupported: 'voice.unsupported',
};

export interface VoiceRecorderProps {
  /** True when it goes from here on; else it stays, to be sent again. */
  onSend: (file: File) => Promise<boolean>;
  onClose: () => void;
}

/** Records from the moment it is there, in place of what one writes in. */
export function VoiceRecorder(props: VoiceRecorderProps) {
  const [attempt, setAttempt] = useState(0);
  const [recording, setRecording] = useState<VoiceRecording | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is another recording
  useEffect(() => {
    const begun = startVoiceRecording({
      devices: navigator.mediaDevices,
      Recorder: globalThis.MediaRecorder,
      choices: createDeviceChoices(localStorage),
    });
    setRecording(begun);
    return begun.stop;
  }, [attempt]);
  return recording && <RecorderBar {...props} recording={recording} onRetry={() => setAttempt(attempt + 1)} />;
}

interface RecorderBarProps extends VoiceRecorderProps {
  recording: VoiceRecording;
  onRetry: () => void;
}

function RecorderBar({ recording, onSend, onClose, onRetry }: RecorderBarProps) {
  const text = useText();
  const state = useSyncExternalStore(recording.subscribe, recording.getSnapshot);
  const frame = useRef<HTMLDivElement>(null);
  const { kind } = state;
  useEffect(() => {
    if (kind !== 'asking') frame.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, [kind]);
  useEffect(() => {
    if (kind !== 'recording' && kind !== 'recorded') return;
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', onLeave);
    return () => removeEventListener('beforeunload', onLeave);
  }, [kind]);
  const send = async () => {
    const file = await recording.finish();
    if (file !== null && (await onSend(file))) onClose();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups what is filled in, and nothing is here
    <div ref={frame} role="group" aria-label={text('voice.message')} className="flex min-h-14 items-center gap-2 p-2">
      <IconButton
        size="small"
        label={text(kind === 'failed' ? 'ui.close' : 'voice.discard')}
        icon={kind === 'failed' ? <X /> : <Trash2 />}
        data-first-focus={kind === 'failed' ? '' : undefined}
        onClick={onClose}
      />
      {kind === 'asking' && (
        <p className="flex flex-1 items-center gap-2 text-ink-soft text-label">
          <Spinner />
          {text('voice.asking')}
        </p>
      )}
      {kind === 'failed' && (
        <>
          <p role="alert" className="min-w-0 flex-1 text-danger-ink text-label">
            {text(PROBLEMS[state.problem])}
          </p>
          {state.problem !== 'insecure' && state.problem !== 'unsupported' && (
            <Button size="small" onClick={onRetry}>
              {text('ui.retry')}
            </Button>
          )}
        </>
      )}
      {kind === 'recording' && (
        <>
          <span className="sr-only" role="status">
            {text('voice.recording')}
          </span>
          <span aria-hidden className="size-2.5 shrink-0 rounded-full bg-danger animate-breathe" />
          <CallDuration since={state.since} />
          <SoundLevel stream={state.stream} />
          <IconButton
            size="small"
            label={text('voice.stop')}
            icon={<Square />}
            data-first-focus
            onClick={() => void recording.finish()}
          />
        </>
      )}
      {kind === 'recorded' && <RecordedSound file={state.file} />}
      {(kind === 'recording' || kind === 'recorded') && (
        <IconButton
          size="small"
          variant="primary"
          label={text('voice.send')}
          icon={<SendHorizontal />}
          data-first-focus={kind === 'recorded' ? '' : undefined}
          onClick={() => void send()}
        />
      )}
    </div>
  );
}

/** What one has said, to be heard before the others hear it. */
function RecordedSound({ file }: { file: File }) {
  const text = useText();
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setSource(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return source && <SoundPlayer label={text('voice.recorded')} source={source} durationMs={null} />;
}
