import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/ui/button-class.ts';

/** A link that is the one thing to do on its page. */
export function ButtonLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link prefetch={false} href={href} className={buttonClass({ variant: 'primary', isWide: true })}>
      {children}
    </Link>
  );
}
