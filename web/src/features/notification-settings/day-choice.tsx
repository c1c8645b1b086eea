'use client';
import { useReading } from '@/i18n/text.tsx';
import { classNames } from '@/ui/class-names.ts';
import { WEEKDAYS, type Weekday, weekdayName } from './weekdays.ts';

export interface DayChoiceProps {
  label: string;
  days: readonly Weekday[];
  onChange: (days: readonly Weekday[]) => void;
}

/** Some days of the week, in its order. */
export function DayChoice({ label, days, onChange }: DayChoiceProps) {
  const { language } = useReading();
  const toggle = (day: Weekday) =>
    onChange(WEEKDAYS.filter((other) => (other === day ? !days.includes(day) : days.includes(other))));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-label">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {WEEKDAYS.map((day) => (
          <label
            key={day}
            className={classNames(
              'relative inline-flex h-control-small min-w-12 items-center justify-center rounded-control border border-line-strong px-2 text-ink-soft text-label transition-colors',
              'has-checked:border-accent has-checked:bg-accent has-checked:font-medium has-checked:text-on-accent',
              'has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
            )}
          >
            <input
              type="checkbox"
              aria-label={weekdayName(day, language, 'long')}
              checked={days.includes(day)}
              onChange={() => toggle(day)}
              className="absolute inset-0 cursor-pointer appearance-none"
            />
            {weekdayName(day, language, 'short')}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
