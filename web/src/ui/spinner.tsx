import { LoaderCircle } from 'lucide-react';
import { classNames } from './class-names.ts';

/** That something is under way; `label` says what, unless text beside it does. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label === undefined ? undefined : 'status'} className={classNames('inline-flex', className)}>
      <LoaderCircle aria-hidden className="size-[1.15em] animate-turn" />
      {label !== undefined && <span className="sr-only">{label}</span>}
    </span>
  );
}
