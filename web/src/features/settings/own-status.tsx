'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { Select } from '@/ui/select.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { useSaving } from './use-saving.ts';

const USER = graphql(`
  fragment OwnStatus_user on User {
    id
    customStatus {
      emoji
      text
      until
    }
  }
`);

const SAVE_STATUS = graphql(`
  mutation SaveStatus($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      user {
        ...OwnStatus_user
      }
    }
  }
`);

const HOUR_MS = 60 * 60 * 1000;
const LASTS = { untilForever: null, untilHour: 1, untilFour: 4, untilDay: 24, untilWeek: 7 * 24 } as const;

/** What the viewer says of the present moment. */
export function OwnStatus({ user }: { user: FragmentType<typeof USER> }) {
  const text = useText();
  const told = useSaving();
  const { customStatus } = readFragment(USER, user);
  const [{ fetching }, save] = useMutation(SAVE_STATUS);
  const [emoji, setEmoji] = useState(customStatus?.emoji ?? '');
  const [words, setWords] = useState(customStatus?.text ?? '');
  const [lasts, setLasts] = useState<keyof typeof LASTS>('untilForever');

  async function change(): Promise<void> {
    const hours = LASTS[lasts];
    const until = hours === null ? null : new Date(Date.now() + hours * HOUR_MS).toISOString();
    const isNothing = emoji.trim() === '' && words.trim() === '';
    told(
      await save({
        input: { customStatus: isNothing ? null : { emoji: emoji.trim() || null, text: words.trim() || null, until } },
      }),
    );
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <Card
        title={text('settings.status')}
        footer={
          <>
            {customStatus !== null && (
              <Button
                variant="quiet"
                isBusy={fetching}
                onClick={async () => {
                  if (!told(await save({ input: { customStatus: null } }))) return;
                  setEmoji('');
                  setWords('');
                }}
              >
                {text('settings.statusClear')}
              </Button>
            )}
            <Button type="submit" variant="primary" isBusy={fetching}>
              {text('ui.save')}
            </Button>
          </>
        }
      >
        <div className="grid gap-3 sm:grid-cols-[5rem_1fr_12rem]">
          <TextField
            label={text('settings.statusEmoji')}
            isLabelHidden
            maxLength={16}
            placeholder="☕"
            value={emoji}
            onChange={({ target }) => setEmoji(target.value)}
          />
          <TextField
            label={text('settings.statusText')}
            isLabelHidden
            placeholder={text('settings.statusText')}
            maxLength={100}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          <Select
            label={text('settings.statusUntil')}
            isLabelHidden
            value={lasts}
            onChange={({ target }) => setLasts(target.value as keyof typeof LASTS)}
          >
            {Object.keys(LASTS).map((name) => (
              <option key={name} value={name}>
                {text(`settings.${name as keyof typeof LASTS}`)}
              </option>
            ))}
          </Select>
        </div>
      </Card>
    </form>
  );
}
