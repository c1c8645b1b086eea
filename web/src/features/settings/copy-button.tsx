'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';

/** Puts a text onto the clipboard, and says so. */
export function CopyButton({ content }: { content: string }) {
  const text = useText();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Button
      icon={isCopied ? <Check /> : <Copy />}
      onClick={async () => {
        await navigator.clipboard.writeText(content);
        setIsCopied(true);
      }}
    >
      {text(isCopied ? 'ui.copied' : 'ui.copy')}
    </Button>
  );
}
