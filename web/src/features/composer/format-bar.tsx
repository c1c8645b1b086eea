'use client';
import { Bold, Code, Italic, List, Strikethrough, TextQuote } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShownKeys } from '@/features/shortcuts/shortcuts.tsx';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { IconButton } from '@/ui/icon-button.tsx';
import type { Format } from './formatting.ts';

/** What can be done with the selected words, and by which keys. */
export const FORMATS: readonly { format: Format; keys: string; name: TextName; icon: ReactNode }[] = [
  { format: 'bold', keys: 'Mod+b', name: 'messages.bold', icon: <Bold /> },
  { format: 'italic', keys: 'Mod+i', name: 'messages.italic', icon: <Italic /> },
  { format: 'strike', keys: 'Mod+Shift+x', name: 'messages.strike', icon: <Strikethrough /> },
  { format: 'code', keys: 'Mod+e', name: 'messages.code', icon: <Code /> },
  { format: 'quote', keys: 'Mod+Shift+9', name: 'messages.blockQuote', icon: <TextQuote /> },
  { format: 'list', keys: 'Mod+Shift+8', name: 'messages.bulletList', icon: <List /> },
];

export function FormatBar({ onFormat }: { onFormat: (format: Format) => void }) {
  const text = useText();
  return (
    <div role="toolbar" aria-label={text('messages.formatting')} className="flex max-sm:hidden">
      {FORMATS.map((one) => (
        <FormatButton key={one.format} {...one} onFormat={onFormat} />
      ))}
    </div>
  );
}

function FormatButton({ format, keys, name, icon, onFormat }: (typeof FORMATS)[number] & { onFormat: (format: Format) => void }) {
  const text = useText();
  const shown = useShownKeys(keys);
  return (
    <IconButton
      size="small"
      label={text(name)}
      keys={shown}
      icon={icon}
      // The selection in the text is kept.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onFormat(format)}
    />
  );
}
