'use client';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { linePath, scaleEnd } from './scale.ts';

export interface LineChartProps {
  title: string;
  /** One for each moment, the latest last; null where it is not known. */
  values: readonly (number | null)[];
  /** So many moments there is room for. */
  places: number;
  /** What is shown where the line begins and where it ends. */
  since: string;
  until: string;
}

const WIDTH = 600;
const HEIGHT = 120;

/** How a figure went on: a line from the oldest moment to the present one, in words for who does not see it. */
export function LineChart({ title, values, places, since, until }: LineChartProps) {
  const text = useText();
  const format = useFormat();
  const known = values.filter((value) => value !== null);
  const round = (value: number) => format.number(Math.round(value * 10) / 10);
  const now = known.at(-1);
  const highest = Math.max(0, ...known);
  const plane = { width: WIDTH, height: HEIGHT, places, end: scaleEnd(highest) };
  const summary =
    now === undefined
      ? text('admin.noFigures')
      : text('admin.chartSummary', { now: round(now), lowest: round(Math.min(...known)), highest: round(highest) });
  return (
    <figure className="flex flex-col gap-3 rounded-card border border-line bg-surface px-5 py-4">
      <figcaption className="flex items-baseline justify-between gap-3">
        <span className="text-ink-soft text-label">{title}</span>
        <span className="font-semibold text-heading text-ink tabular-nums">{now === undefined ? '–' : round(now)}</span>
      </figcaption>
      {/* Time goes from the left to the right in every language, as on a clock's face. */}
      <div className="flex gap-2" dir="ltr">
        <svg
          role="img"
          aria-label={`${title}: ${summary}`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-28 min-w-0 flex-1 overflow-visible"
        >
          <g className="stroke-line" strokeWidth="1">
            <path vectorEffect="non-scaling-stroke" d={`M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} />
          </g>
          <path
            vectorEffect="non-scaling-stroke"
            d={linePath(values, plane)}
            className="fill-none stroke-accent"
            strokeWidth="2"
            strokeLinejoin="round"
            strokeLinecap="round"
          />
        </svg>
        <div aria-hidden className="flex w-10 flex-col justify-between text-caption text-ink-soft tabular-nums">
          <span className="-mt-2">{format.number(plane.end)}</span>
          <span>{format.number(plane.end / 2)}</span>
          <span className="-mb-2">{format.number(0)}</span>
        </div>
      </div>
      <div aria-hidden dir="ltr" className="flex justify-between pe-12 text-caption text-ink-soft">
        <span>{since}</span>
        <span>{until}</span>
      </div>
    </figure>
  );
}
