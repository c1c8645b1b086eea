'use client';
import { Blocks, FileText, History, House, type LucideIcon, MessagesSquare, Users } from 'lucide-react';
import Link from 'next/link';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { HOME, LOG_IN } from '@/session/places.ts';
import { buttonClass } from '@/ui/button-class.ts';
import { LanguageChoice } from '../language/language-choice.tsx';
import { ConversationPreview } from './conversation-preview.tsx';
import { Wordmark } from './wordmark.tsx';

const FEATURES: readonly { icon: LucideIcon; title: TextName; text: TextName }[] = [
  { icon: History, title: 'landing.nothingLostTitle', text: 'landing.nothingLost' },
  { icon: Users, title: 'landing.togetherTitle', text: 'landing.together' },
  { icon: MessagesSquare, title: 'landing.threadsTitle', text: 'landing.threads' },
  { icon: FileText, title: 'landing.filesTitle', text: 'landing.files' },
  { icon: House, title: 'landing.yoursTitle', text: 'landing.yours' },
  { icon: Blocks, title: 'landing.openTitle', text: 'landing.open' },
];

/** What a stranger sees first. */
export function Landing({ isLoggedIn }: { isLoggedIn: boolean }) {
  const text = useText();
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <header className="mx-auto flex w-full max-w-6xl items-center gap-2 px-4 py-4 sm:px-8">
        <span className="me-auto">
          <Wordmark />
        </span>
        <LanguageChoice />
        {!isLoggedIn && (
          <Link prefetch={false} href={LOG_IN} className={buttonClass({ variant: 'quiet' })}>
            {text('landing.logIn')}
          </Link>
        )}
      </header>
      <main id="content" tabIndex={-1} className="flex-1">
        <section className="mx-auto grid max-w-6xl items-center gap-12 px-4 pt-12 pb-20 sm:px-8 lg:grid-cols-2 lg:pt-20">
          <div>
            <h1 className="text-balance font-semibold text-display text-ink">{text('landing.title')}</h1>
            <p className="mt-5 max-w-prose text-ink-soft text-title">{text('landing.lead')}</p>
            <div className="mt-8 flex flex-wrap gap-3">
              {isLoggedIn ? (
                <Link prefetch={false} href={HOME} className={buttonClass({ variant: 'primary', size: 'large' })}>
                  {text('landing.openChat')}
                </Link>
              ) : (
                <>
                  <Link prefetch={false} href="/register" className={buttonClass({ variant: 'primary', size: 'large' })}>
                    {text('landing.start')}
                  </Link>
                  <Link prefetch={false} href={LOG_IN} className={buttonClass({ size: 'large' })}>
                    {text('landing.logIn')}
                  </Link>
                </>
              )}
            </div>
          </div>
          <ConversationPreview />
        </section>
        <section aria-labelledby="features" className="border-line border-t bg-sidebar">
          <div className="mx-auto max-w-6xl px-4 py-16 sm:px-8">
            <h2 id="features" className="font-semibold text-heading text-ink">
              {text('landing.featuresTitle')}
            </h2>
            <ul className="mt-8 grid gap-x-10 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
              {FEATURES.map(({ icon: Icon, title, text: words }) => (
                <li key={title}>
                  <Icon aria-hidden className="size-6 text-accent" />
                  <h3 className="mt-3 font-semibold text-ink text-title">{text(title)}</h3>
                  <p className="mt-1.5 text-body text-ink-soft">{text(words)}</p>
                </li>
              ))}
            </ul>
          </div>
        </section>
      </main>
      <footer className="border-line border-t bg-sidebar">
        <p className="mx-auto max-w-6xl px-4 py-6 text-ink-soft text-label sm:px-8">{text('landing.footer')}</p>
      </footer>
    </div>
  );
}
