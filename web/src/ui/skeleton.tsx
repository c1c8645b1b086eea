import { classNames } from './class-names.ts';

/** Holds the place of what is being loaded; its size is given by classes. Whatever it stands in says so by `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames('block animate-breathe rounded-mark bg-hover', className)} />;
}

/** The place of a row with a picture and two lines. */
export function SkeletonRow() {
  return (
    <div className="flex items-center gap-3 px-3 py-row">
      <Skeleton className="size-9 shrink-0 rounded-full" />
      <div className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-2/5" />
        <Skeleton className="h-3 w-4/5" />
      </div>
    </div>
  );
}
