'use client';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';

/** The way back to the sections, where they do not stand beside the page. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      className="-ms-2 flex size-control items-center justify-center rounded-control text-ink-soft hover:bg-hover md:hidden"
    >
      <ArrowLeft aria-hidden className="size-5" />
    </Link>
  );
}
