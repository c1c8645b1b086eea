import { classNames } from './class-names.ts';

/** Holds the place of what is being loaded; its size is given by classes. Whatever it stands in says so by `aria-busy`. */
export function Skeleton({ className, isRound = false }: { className?: string; isRound?: boolean }) {
  return (
    <span
      aria-hidden
      className={classNames('block animate-breathe bg-pressed', isRound ? 'rounded-full' : 'rounded-mark', className)}
    />
  );
}

/** The place of a row with a picture and two lines. */
export function SkeletonRow() {
  return (
    <div className="flex items-center gap-3 px-3 py-row">
      <Skeleton isRound className="size-9 shrink-0" />
      <div className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-2/5" />
        <Skeleton className="h-3 w-4/5" />
      </div>
    </div>
  );
}
