import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ListRowProps {
  /** An avatar or an icon. */
  start?: ReactNode;
  title: ReactNode;
  /** In small letters at the end of the first line: a time. */
  detail?: ReactNode;
  /** The second line, cut where it does not fit. */
  text?: ReactNode;
  /** At the end of the second line: a counter, marks. */
  mark?: ReactNode;
  /** Beside both lines: buttons. */
  end?: ReactNode;
  isStrong?: boolean;
}

/** The look of a row that is itself a link or a button. Selected is what bears `aria-current` or `aria-selected`. */
export const LIST_ROW_CLASS = classNames(
  'flex w-full items-center gap-3 rounded-control px-3 py-row text-start no-underline transition-colors hover:bg-hover active:bg-pressed',
  'aria-current:bg-accent-wash aria-selected:bg-accent-wash focus-visible:-outline-offset-2 forced-colors:aria-current:border',
);

/** What stands in a row, in two lines at most: within an element with LIST_ROW_CLASS, or by itself. */
export function ListRowContent({ start, title, detail, text, mark, end, isStrong = false }: ListRowProps) {
  return (
    <>
      {start}
      <span className="flex min-w-0 flex-1 flex-col gap-px">
        <span className="flex items-baseline gap-2">
          <span
            dir="auto"
            className={classNames(
              'own-direction min-w-0 flex-1 truncate text-body text-ink',
              isStrong ? 'font-semibold' : 'font-medium',
            )}
          >
            {title}
          </span>
          {detail !== undefined && <span className="shrink-0 text-caption text-ink-faint tabular-nums">{detail}</span>}
        </span>
        {(text !== undefined || mark !== undefined) && (
          <span className="flex min-h-5 items-center gap-2">
            <span
              dir="auto"
              className={classNames('own-direction min-w-0 flex-1 truncate text-label', isStrong ? 'text-ink' : 'text-ink-soft')}
            >
              {text}
            </span>
            {mark}
          </span>
        )}
      </span>
      {end}
    </>
  );
}

/** A row that does nothing by itself. */
export function ListRow(props: ListRowProps) {
  return (
    <div className="flex w-full items-center gap-3 px-3 py-row">
      <ListRowContent {...props} />
    </div>
  );
}
