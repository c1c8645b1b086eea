'use client';

import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { useUiWords } from './words.tsx';

export interface Toast {
  key: string;
  text: string;
  tone?: 'info' | 'success' | 'danger';
  /** One thing that can be done about it: undo, open, try again. */
  action?: { label: string; onAction: () => void };
}

const STAYS_MS = 5_000;
/** What can be answered stays until there was time to read, decide and get there. */
const STAYS_WITH_ACTION_MS = 10_000;

const ICONS = {
  info: <Info className="text-current" />,
  success: <CircleCheck className="text-current" />,
  danger: <CircleAlert className="text-current" />,
};

/** Above everything, dialogs too: it is shown anew for each toast, so that it is the topmost. */
export function ToastRegion({
  toasts,
  onGone,
  label,
}: {
  toasts: readonly Toast[];
  onGone: (key: string) => void;
  label: string;
}) {
  const ref = useRef<HTMLElement>(null);
  const newest = toasts.at(-1)?.key;
  useEffect(() => {
    const region = ref.current;
    if (region === null || newest === undefined) return;
    region.showPopover();
    return () => region.hidePopover();
  }, [newest]);
  return (
    <>
      {/* Announced from here: a region that was hidden a moment ago is not heard. */}
      <p aria-live="polite" className="sr-only">
        {toasts.filter(({ tone }) => tone !== 'danger').map(({ text }) => text)}
      </p>
      <p aria-live="assertive" className="sr-only">
        {toasts.filter(({ tone }) => tone === 'danger').map(({ text }) => text)}
      </p>
      <section
        ref={ref}
        popover="manual"
        aria-label={label}
        className="fixed inset-auto end-4 bottom-4 m-0 w-90 max-w-[calc(100vw-2rem)] bg-transparent p-1 open:flex open:flex-col open:gap-2"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.key} toast={toast} onGone={() => onGone(toast.key)} />
        ))}
      </section>
    </>
  );
}

function ToastCard({ toast, onGone }: { toast: Toast; onGone: () => void }) {
  const words = useUiWords();
  const [isHeld, setIsHeld] = useState(false);
  const gone = useRef(onGone);
  gone.current = onGone;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => gone.current(), toast.action === undefined ? STAYS_MS : STAYS_WITH_ACTION_MS);
    return () => clearTimeout(timer);
  }, [isHeld, toast.action]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer and the focus only hold it open
    <div
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="flex animate-appear items-center gap-2.5 rounded-card bg-inverse py-2 ps-3.5 pe-2 text-label text-on-inverse shadow-high forced-colors:border [&_svg]:size-4.5 [&_svg]:shrink-0"
    >
      {ICONS[toast.tone ?? 'info']}
      <span className="min-w-0 flex-1">{toast.text}</span>
      {toast.action !== undefined && (
        <button
          type="button"
          onClick={() => {
            toast.action?.onAction();
            onGone();
          }}
          className="rounded-mark px-2 py-1 font-semibold underline underline-offset-2 focus-visible:outline-on-inverse"
        >
          {toast.action.label}
        </button>
      )}
      <IconButton
        size="small"
        label={words.dismiss}
        icon={<X />}
        onClick={onGone}
        className="text-on-inverse hover:bg-on-inverse/15 hover:text-on-inverse focus-visible:outline-on-inverse active:bg-on-inverse/25"
      />
    </div>
  );
}
