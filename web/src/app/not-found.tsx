import Link from 'next/link';
import { requestText } from '@/i18n/request-reading.ts';

export default async function NotFound() {
  const text = await requestText();
  return (
    <main className="m-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-3 p-8 text-center">
      <h1 className="font-semibold text-heading text-ink">{text('problems.notFoundTitle')}</h1>
      <p className="text-body text-ink-soft">{text('problems.notFoundText')}</p>
      <Link href="/" className="text-accent-ink">
        {text('problems.home')}
      </Link>
    </main>
  );
}
