'use client';
import { CheckCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Avatar } from '@/ui/avatar.tsx';

/** A picture of a conversation, made of the parts of a real one. To a screen reader it is one picture. */
export function ConversationPreview() {
  const text = useText();
  return (
    <figure aria-label={text('landing.previewLabel')} className="rounded-dialog border border-line bg-surface shadow-high">
      <div aria-hidden>
        <p className="border-line border-b px-5 py-4 font-semibold text-ink text-title">{text('landing.previewRoom')}</p>
        <div className="flex flex-col gap-4 p-5">
          <Said by="Ada">{text('landing.previewOne')}</Said>
          <Said by="Bob" reaction="🫖">
            {text('landing.previewTwo')}
          </Said>
          <p className="ms-auto flex max-w-[80%] items-end gap-2 rounded-bubble bg-bubble-own px-3.5 py-2 text-body text-ink">
            {text('landing.previewThree')}
            <CheckCheck className="size-4 shrink-0 text-accent-ink" />
          </p>
          <p className="flex items-center gap-2 text-ink-faint text-label">{text('landing.previewTyping')}</p>
        </div>
      </div>
    </figure>
  );
}

function Said({ by, reaction, children }: { by: string; reaction?: string; children: ReactNode }) {
  return (
    <div className="flex items-end gap-2.5">
      <Avatar id={by} name={by} size="small" />
      <div className="max-w-[80%]">
        <p className="rounded-bubble bg-bubble px-3.5 py-2 text-body text-ink">{children}</p>
        {reaction !== undefined && (
          <span className="-mt-1.5 ms-3 inline-block rounded-full border border-line bg-surface px-2 py-0.5 text-caption">
            {reaction} 2
          </span>
        )}
      </div>
    </div>
  );
}
