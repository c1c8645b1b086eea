'use client';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { fieldOf } from '@/graph/graph-error.ts';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { Switch } from '@/ui/switch.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { TimeZoneSelect } from '../language/time-zone-select.tsx';
import { useSaving } from '../settings/use-saving.ts';
import { DayChoice } from './day-choice.tsx';
import { WEEKDAYS, type Weekday } from './weekdays.ts';

const PREFERENCES = graphql(`
  fragment QuietHours_preferences on NotificationPreferences {
    quietHours {
      from
      until
      days
    }
    timeZone
  }
`);

const SET_QUIET_HOURS = graphql(`
  mutation SetQuietHours($input: SetNotificationPreferencesInput!) {
    setNotificationPreferences(input: $input) {
      preferences {
        ...QuietHours_preferences
      }
    }
  }
`);

interface Hours {
  from: string;
  until: string;
  days: readonly Weekday[];
}

const USUAL: Hours = { from: '22:00', until: '07:00', days: WEEKDAYS };

/** When the viewer is not to be disturbed. */
export function QuietHours({ preferences }: { preferences: FragmentType<typeof PREFERENCES> }) {
  const text = useText();
  const told = useSaving();
  const problem = useProblem();
  const { quietHours, timeZone } = readFragment(PREFERENCES, preferences);
  const [{ fetching, error }, set] = useMutation(SET_QUIET_HOURS);
  const [isOn, setIsOn] = useState(quietHours !== null);
  const [{ from, until, days }, setHours] = useState<Hours>(quietHours ?? USUAL);
  const [zone, setZone] = useState(timeZone);
  const errorOf = (field: string) => (error !== undefined && fieldOf(error)?.includes(field) ? problem(error) : undefined);

  async function turn(next: boolean): Promise<void> {
    setIsOn(next);
    // On they are with the first hours that are saved.
    if (!next && quietHours !== null) told(await set({ input: { quietHours: null } }));
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    told(await set({ input: { quietHours: { from, until, days: [...days] }, timeZone: zone } }));
  }

  return (
    <form method="post" onSubmit={save}>
      <Card
        title={text('notifications.quietTitle')}
        description={text('notifications.quietHint')}
        footer={
          isOn && (
            <Button type="submit" variant="primary" isBusy={fetching} disabled={days.length === 0}>
              {text('ui.save')}
            </Button>
          )
        }
      >
        <Switch label={text('notifications.quietOn')} checked={isOn} onChange={({ target }) => void turn(target.checked)} />
        {isOn && (
          <div className="mt-4 flex flex-col gap-5">
            <div className="grid grid-cols-2 gap-4">
              <TextField
                label={text('notifications.quietFrom')}
                error={errorOf('from')}
                type="time"
                required
                value={from}
                onChange={({ target }) => setHours({ from: target.value, until, days })}
              />
              <TextField
                label={text('notifications.quietUntil')}
                hint={until <= from ? text('notifications.quietNextDay') : undefined}
                error={errorOf('until')}
                type="time"
                required
                value={until}
                onChange={({ target }) => setHours({ from, until: target.value, days })}
              />
            </div>
            <DayChoice
              label={text('notifications.quietDays')}
              days={days}
              onChange={(chosen) => setHours({ from, until, days: chosen })}
            />
            <TimeZoneSelect
              label={text('notifications.zone')}
              none={text('notifications.zoneOfProfile')}
              error={errorOf('timeZone')}
              value={zone}
              onChange={setZone}
            />
          </div>
        )}
      </Card>
    </form>
  );
}
