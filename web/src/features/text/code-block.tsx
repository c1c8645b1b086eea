'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { IconButton } from '@/ui/icon-button.tsx';

const SAYS_SO_MS = 2_000;

export function CodeBlock({ code, language }: { code: string; language: string | undefined }) {
  const text = useText();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SAYS_SO_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <div
      dir="ltr"
      className="group/code relative my-1.5 overflow-hidden rounded-control border border-line bg-code first:mt-0 last:mb-0"
    >
      {language !== undefined && <div className="px-3 pt-1.5 font-mono text-caption text-ink-soft">{language}</div>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled to by the keyboard */}
      <pre tabIndex={0} className="overflow-x-auto px-3 py-2 font-mono text-label focus-visible:-outline-offset-2">
        <code>{code.replace(/\n$/, '')}</code>
      </pre>
      <div className="absolute end-1 top-1 rounded-control bg-code opacity-0 transition-opacity group-focus-within/code:opacity-100 group-hover/code:opacity-100 pointer-coarse:opacity-100">
        <IconButton
          size="small"
          label={text(isCopied ? 'ui.copied' : 'ui.copy')}
          icon={isCopied ? <Check /> : <Copy />}
          onClick={() => navigator.clipboard.writeText(code).then(() => setIsCopied(true))}
        />
      </div>
    </div>
  );
}
