'use client';
import { ScreenShare } from 'lucide-react';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import type { Input, LocalMediaState, MediaProblem } from './local-media.ts';

const SAID: Readonly<Record<Input, Readonly<Record<MediaProblem, TextName>>>> = {
  microphone: {
    refused: 'call.microphoneRefused',
    missing: 'call.microphoneMissing',
    busy: 'call.microphoneBusy',
    insecure: 'call.insecure',
  },
  camera: { refused: 'call.cameraRefused', missing: 'call.cameraMissing', busy: 'call.cameraBusy', insecure: 'call.insecure' },
};

export interface CallProblemsProps {
  own: LocalMediaState;
  isSharing: boolean;
  onRetry(input: Input): void;
}

/** What of the viewer the others do not hear or see, and why; and that they see the screen. */
export function CallProblems({ own: { problems }, isSharing, onRetry }: CallProblemsProps) {
  const text = useText();
  return (
    <>
      {isSharing && <Banner icon={<ScreenShare />}>{text('call.sharing')}</Banner>}
      {(['microphone', 'camera'] as const).map((input) => {
        const problem = problems[input];
        if (problem === null) return null;
        const retry = (
          <Button size="small" onClick={() => onRetry(input)}>
            {text('call.tryAgain')}
          </Button>
        );
        return (
          <Banner key={input} tone="warning" action={problem === 'insecure' ? undefined : retry}>
            {text(SAID[input][problem])}
          </Banner>
        );
      })}
      {problems.screen !== null && (
        <Banner tone="warning">{text(problems.screen === 'missing' ? 'call.screenMissing' : 'call.screenBusy')}</Banner>
      )}
    </>
  );
}
