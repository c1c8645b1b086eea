/** Keys as they are written on the keyboard, one after another: `Ctrl+K`, or `g c` for one and then the other. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd dir="ltr" className="inline-flex shrink-0 gap-0.5 font-sans">
      {keys.split(/[+ ]/).map((key, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: a key may be pressed twice
          key={index}
          className="min-w-5 rounded-mark border border-line bg-sunken px-1 text-center font-sans text-caption text-ink-soft"
        >
          {key}
        </kbd>
      ))}
    </kbd>
  );
}
