'use client';
import { Mic, MicOff, PhoneOff, ScreenShare, ScreenShareOff, UserPlus, Video, VideoOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useShortcut, useShownKeys } from '@/features/shortcuts/shortcuts.tsx';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { IconButton } from '@/ui/icon-button.tsx';
import type { Call, CallState } from './call.ts';
import { MOST_PEOPLE } from './call-signal.ts';
import { ChoosePeople } from './choose-people.tsx';
import { DeviceMenu } from './device-menu.tsx';
import type { LocalMedia, LocalMediaState } from './local-media.ts';

export interface CallControlsProps {
  call: Call;
  state: CallState;
  media: LocalMedia;
  own: LocalMediaState;
  isFull: boolean;
}

export function CallControls({ call, state, media, own, isFull }: CallControlsProps) {
  const text = useText();
  const [isInviting, setIsInviting] = useState(false);
  const isMuted = own.isMuted || own.microphone === null;
  const others = [...state.peers.map(({ userId }) => userId), ...state.called];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div
      role="group"
      aria-label={text('call.controls')}
      className={`flex flex-wrap items-center justify-center gap-2 px-2 ${isFull ? 'py-4' : 'py-2.5'}`}
    >
      <Control
        keys="Alt+m"
        label={isMuted ? 'call.unmute' : 'call.mute'}
        icon={isMuted ? <MicOff /> : <Mic />}
        run={() => (own.microphone === null ? void media.retry('microphone') : media.setMuted(!own.isMuted))}
      />
      <Control
        keys="Alt+v"
        label={own.camera === null ? 'call.cameraOn' : 'call.cameraOff'}
        icon={own.camera === null ? <VideoOff /> : <Video />}
        run={() => void media.setCamera(own.camera === null)}
      />
      <Control
        keys="Alt+s"
        label={own.screen === null ? 'call.share' : 'call.stopSharing'}
        icon={own.screen === null ? <ScreenShare /> : <ScreenShareOff />}
        run={() => (own.screen === null ? void media.shareScreen() : media.stopScreen())}
      />
      {others.length < MOST_PEOPLE - 1 && (
        <IconButton variant="soft" label={text('call.invite')} icon={<UserPlus />} onClick={() => setIsInviting(true)} />
      )}
      <DeviceMenu own={own} onChoose={media.choose} />
      <Control keys="Alt+h" label="call.hangUp" icon={<PhoneOff />} variant="danger" run={call.hangUp} />
      {isInviting && (
        <ChoosePeople
          conversationId={state.conversationId}
          title={text('call.invite')}
          confirmLabel={text('call.inviteBegin')}
          most={MOST_PEOPLE - 1 - others.length}
          except={others}
          onClose={() => setIsInviting(false)}
          onChosen={(people) => {
            setIsInviting(false);
            call.invite(people);
          }}
        />
      )}
    </div>
  );
}

interface ControlProps {
  keys: string;
  label: TextName;
  icon: ReactNode;
  variant?: 'soft' | 'danger';
  run(): void;
}

function Control({ keys, label, icon, variant = 'soft', run }: ControlProps) {
  const text = useText();
  useShortcut({ keys, label, group: 'call' }, run);
  return <IconButton variant={variant} label={text(label)} keys={useShownKeys(keys)} icon={icon} onClick={run} />;
}
