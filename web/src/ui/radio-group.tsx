'use client';

import { type ReactNode, useId } from 'react';
import { Choice } from './choice.tsx';
import { classNames } from './class-names.ts';

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
}

interface RadioGroupProps<Value extends string> {
  label: ReactNode;
  isLabelHidden?: boolean;
  options: readonly RadioOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  /** `segments`: side by side as one control, for a few short words. */
  layout?: 'list' | 'segments';
  className?: string;
}

/** The browser's own radios: one stop of the tab key, and the arrows choose. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, isLabelHidden, options, value, onChange, layout = 'list', className } = props;
  const name = useId();
  return (
    <fieldset className={classNames('min-w-0', className)}>
      <legend className={isLabelHidden ? 'sr-only' : 'mb-1.5 font-medium text-label'}>{label}</legend>
      <div
        className={layout === 'list' ? 'flex flex-col' : 'inline-flex max-w-full flex-wrap gap-1 rounded-control bg-hover p-1'}
      >
        {options.map((option) => {
          const radio = {
            type: 'radio',
            name,
            value: option.value,
            checked: option.value === value,
            onChange: () => onChange(option.value),
          } as const;
          return layout === 'list' ? (
            <Listed key={option.value} option={option} radio={radio} />
          ) : (
            <Segment key={option.value} option={option} radio={radio} />
          );
        })}
      </div>
    </fieldset>
  );
}

interface OptionProps {
  option: RadioOption<string>;
  radio: { type: 'radio'; name: string; value: string; checked: boolean; onChange: () => void };
}

function Listed({ option, radio }: OptionProps) {
  const hintId = useId();
  return (
    <Choice label={option.label} hint={option.hint} hintId={hintId}>
      <input
        {...radio}
        aria-describedby={option.hint === undefined ? undefined : hintId}
        className="size-[1.125rem] appearance-none rounded-full border border-line-strong bg-surface transition-[border] checked:border-[0.35rem] checked:border-accent forced-colors:appearance-auto"
      />
    </Choice>
  );
}

function Segment({ option, radio }: OptionProps) {
  return (
    <label
      className={classNames(
        'relative inline-flex min-h-control-small items-center gap-1.5 rounded-mark px-3 text-ink-soft text-label transition-colors [&_svg]:size-4',
        'has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-low forced-colors:has-checked:border',
        'has-focus-visible:outline-2 has-focus-visible:outline-focus',
      )}
    >
      <input {...radio} className="absolute inset-0 cursor-pointer appearance-none" />
      {option.icon}
      {option.label}
    </label>
  );
}
