/** The name of the product with its mark: two who speak, and are heard. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-ink text-title" dir="ltr">
      <Mark className="size-7 text-accent" />
      Parley
    </span>
  );
}

export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path
        fill="currentColor"
        d="M6 3h13a5 5 0 0 1 5 5v5a5 5 0 0 1-5 5h-6.6L6.9 22.6A1 1 0 0 1 5.200 21.900V18A5 5 0 0 1 1 13V8a5 5 0 0 1 5-5Z"
      />
      <path
        fill="currentColor"
        opacity=".55"
        d="M26.500 11.100A5 5 0 0 1 31 16v4a5 5 0 0 1-4.200 4.900v3.300a1 1 0 0 1-1.700.7L20.700 25H16a5 5 0 0 1-4.700-3.300l2-1.700H19a7 7 0 0 0 7-7V8Z"
      />
    </svg>
  );
}
