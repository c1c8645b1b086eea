'use client';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useReading, useText } from '@/i18n/text.tsx';
import { Card } from '@/ui/card.tsx';
import { RadioGroup } from '@/ui/radio-group.tsx';
import { Select } from '@/ui/select.tsx';
import { useSaving } from '../settings/use-saving.ts';

const PREFERENCES = graphql(`
  fragment Digest_preferences on NotificationPreferences {
    digest {
      every
      hour
    }
  }
`);

const SET_DIGEST = graphql(`
  mutation SetDigest($input: SetNotificationPreferencesInput!) {
    setNotificationPreferences(input: $input) {
      preferences {
        ...Digest_preferences
      }
    }
  }
`);

type Every = 'NONE' | 'DAILY' | 'WEEKLY';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** A mail that sums up what was missed. */
export function Digest({ preferences }: { preferences: FragmentType<typeof PREFERENCES> }) {
  const text = useText();
  const told = useSaving();
  const { language } = useReading();
  const [, set] = useMutation(SET_DIGEST);
  const { digest } = readFragment(PREFERENCES, preferences);
  const hours = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const save = async (every: Every, hour: number) => told(await set({ input: { digest: { every, hour } } }));
  return (
    <Card title={text('notifications.digestTitle')} description={text('notifications.digestHint')}>
      <div className="flex flex-wrap items-end gap-5">
        <RadioGroup<Every>
          label={text('notifications.digestEvery')}
          layout="segments"
          value={digest.every}
          onChange={(every) => void save(every, digest.hour)}
          options={[
            { value: 'NONE', label: text('notifications.digestNone') },
            { value: 'DAILY', label: text('notifications.digestDaily') },
            { value: 'WEEKLY', label: text('notifications.digestWeekly') },
          ]}
        />
        {digest.every !== 'NONE' && (
          <Select
            label={text('notifications.digestHour')}
            value={digest.hour}
            onChange={({ target }) => void save(digest.every, Number(target.value))}
          >
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {hours.format(new Date(Date.UTC(2024, 0, 1, hour)))}
              </option>
            ))}
          </Select>
        )}
      </div>
    </Card>
  );
}
