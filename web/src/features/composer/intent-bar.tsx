'use client';
import { Pencil, Quote, X } from 'lucide-react';
import type { Intent } from '@/features/conversation/composer-intent.tsx';
import { oneLine } from '@/features/text/one-line.ts';
import { useText } from '@/i18n/text.tsx';
import { IconButton } from '@/ui/icon-button.tsx';

/** What is done with the text beside saying it, and a way out of that. */
export function IntentBar({ intent, onCancel }: { intent: NonNullable<Intent>; onCancel: () => void }) {
  const text = useText();
  const { kind, message } = intent;
  return (
    <div className="flex items-center gap-2 border-line border-b px-3 py-1.5 text-label [&_svg]:size-4">
      {kind === 'edit' ? <Pencil aria-hidden className="text-accent-ink" /> : <Quote aria-hidden className="text-accent-ink" />}
      <span className="shrink-0 font-medium text-accent-ink">
        {kind === 'edit' ? text('messages.editing') : text('messages.quoting', { name: message.sender.name })}
      </span>
      <span dir="auto" className="min-w-0 flex-1 truncate text-ink-soft">
        {oneLine(message.body)}
      </span>
      <IconButton size="small" label={text('ui.cancel')} keys="Esc" icon={<X />} onClick={onCancel} />
    </div>
  );
}
