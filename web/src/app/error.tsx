'use client';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';

export default function PageError({ reset }: { error: Error; reset: () => void }) {
  const text = useText();
  return (
    <main className="m-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-3 p-8 text-center">
      <h1 className="font-semibold text-heading text-ink">{text('problems.pageTitle')}</h1>
      <p className="text-body text-ink-soft">{text('problems.pageText')}</p>
      <Button variant="primary" onClick={reset}>
        {text('ui.retry')}
      </Button>
    </main>
  );
}
