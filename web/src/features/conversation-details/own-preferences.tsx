'use client';
import { BellOff, BellRing } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { SetConversationPreferencesInput } from '@/graph/gql/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { Button } from '@/ui/button.tsx';
import { Menu } from '@/ui/menu.tsx';
import { MenuItem } from '@/ui/menu-items.tsx';
import { RadioGroup } from '@/ui/radio-group.tsx';
import { Switch } from '@/ui/switch.tsx';
import { TextField } from '@/ui/text-field.tsx';
import type { DetailedConversation } from './about-conversation.tsx';
import { SET_PREFERENCES } from './conversation-changes.ts';
import { MUTE_SPANS, type MuteSpan, mutedFor, muteUntil } from './mute-until.ts';
import { useTold } from './use-told.ts';

const SPAN_NAMES: Readonly<Record<MuteSpan, TextName>> = {
  hour: 'places.muteHour',
  workday: 'places.muteWorkday',
  tomorrow: 'places.muteTomorrow',
  week: 'places.muteWeek',
  always: 'places.muteAlways',
};

export interface OwnPreferencesProps {
  conversationId: string;
  member: NonNullable<DetailedConversation['viewerMember']>;
}

/** How the viewer wants a conversation: what they hear of it, where it stands, and what they are called in it. */
export function OwnPreferences({ conversationId, member }: OwnPreferencesProps) {
  const text = useText();
  const format = useFormat();
  const told = useTold();
  const [, setPreferences] = useMutation(SET_PREFERENCES);
  const prefer = (change: Omit<SetConversationPreferencesInput, 'conversationId'>) =>
    told(setPreferences({ input: { conversationId, ...change } }));
  const muted = mutedFor(member.mutedUntil, new Date());
  return (
    <section aria-label={text('places.forYou')} className="flex flex-col gap-4">
      <h4 className="font-semibold text-body text-ink">{text('places.forYou')}</h4>
      <RadioGroup
        label={text('places.level')}
        layout="segments"
        value={member.level}
        onChange={(level) => void prefer({ level })}
        options={[
          { value: 'ALL', label: text('places.levelAll') },
          { value: 'MENTIONS', label: text('places.levelMentions') },
          { value: 'NONE', label: text('places.levelNone') },
        ]}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-body text-ink">
          {muted === null
            ? text('places.notMuted')
            : muted === 'always'
              ? text('places.mutedAlways')
              : text('places.mutedUntil', { when: format.moment(muted.until) })}
        </p>
        {muted === null ? (
          <Menu
            label={text('places.mute')}
            placement="below-end"
            trigger={(props) => (
              <Button {...props} size="small" icon={<BellOff />}>
                {text('places.mute')}
              </Button>
            )}
          >
            {MUTE_SPANS.map((span) => (
              <MenuItem key={span} onSelect={() => void prefer({ mutedUntil: muteUntil(span, new Date()) })}>
                {text(SPAN_NAMES[span])}
              </MenuItem>
            ))}
          </Menu>
        ) : (
          <Button size="small" icon={<BellRing />} onClick={() => void prefer({ mutedUntil: null })}>
            {text('places.unmute')}
          </Button>
        )}
      </div>
      <Switch
        label={text('places.keepAtTop')}
        checked={member.pinned}
        onChange={({ currentTarget }) => void prefer({ pinned: currentTarget.checked })}
      />
      <Nickname nickname={member.nickname} onSave={(nickname) => prefer({ nickname })} />
    </section>
  );
}

const LONGEST_NICKNAME = 80;

function Nickname({ nickname, onSave }: { nickname: string | null; onSave: (nickname: string | null) => Promise<boolean> }) {
  const text = useText();
  const [written, setWritten] = useState(nickname ?? '');
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    setIsBusy(true);
    await onSave(written.trim() === '' ? null : written.trim());
    setIsBusy(false);
  };
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        className="min-w-0 flex-1"
        label={text('places.nickname')}
        value={written}
        maxLength={LONGEST_NICKNAME}
        onChange={({ currentTarget }) => setWritten(currentTarget.value)}
      />
      {written.trim() !== (nickname ?? '') && (
        <Button type="submit" isBusy={isBusy}>
          {text('ui.save')}
        </Button>
      )}
    </form>
  );
}
