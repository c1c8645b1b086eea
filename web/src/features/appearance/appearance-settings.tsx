'use client';

import { Contrast, Monitor, Moon, Sun } from 'lucide-react';
import { useText } from '@/i18n/text.tsx';
import type { Appearance } from '@/theme/appearance.ts';
import { useAppearance } from '@/theme/use-appearance.ts';
import { RadioGroup } from '@/ui/radio-group.tsx';
import { Skeleton } from '@/ui/skeleton.tsx';
import { AccentChoice } from './accent-choice.tsx';

/** How this browser shall look. What is chosen holds at once. */
export function AppearanceSettings() {
  const [appearance, change] = useAppearance();
  return appearance === null ? <Skeleton className="h-60" /> : <Choices appearance={appearance} change={change} />;
}

function Choices({ appearance, change }: { appearance: Appearance; change: (wish: Partial<Appearance>) => void }) {
  const text = useText();
  return (
    <div className="flex flex-col items-start gap-5">
      <RadioGroup
        layout="segments"
        label={text('appearance.theme')}
        options={[
          { value: 'system', label: text('appearance.asSystem'), icon: <Monitor aria-hidden /> },
          { value: 'light', label: text('appearance.light'), icon: <Sun aria-hidden /> },
          { value: 'dark', label: text('appearance.dark'), icon: <Moon aria-hidden /> },
        ]}
        value={appearance.theme}
        onChange={(theme) => change({ theme })}
      />
      <RadioGroup
        layout="segments"
        label={text('appearance.contrast')}
        options={[
          { value: 'system', label: text('appearance.asSystem') },
          { value: 'standard', label: text('appearance.standard') },
          { value: 'more', label: text('appearance.more'), icon: <Contrast aria-hidden /> },
        ]}
        value={appearance.contrast}
        onChange={(contrast) => change({ contrast })}
      />
      <AccentChoice accent={appearance.accent} onAccent={(accent) => change({ accent })} />
      <RadioGroup
        layout="segments"
        label={text('appearance.density')}
        options={[
          { value: 'comfortable', label: text('appearance.comfortable') },
          { value: 'compact', label: text('appearance.compact') },
        ]}
        value={appearance.density}
        onChange={(density) => change({ density })}
      />
    </div>
  );
}
