'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

export function NavigationLink({ href, label }: { href: string; label: string }) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isHere ? 'page' : undefined}
      className={`rounded-control px-2 py-1 text-caption ${isHere ? 'bg-pressed text-ink' : 'text-ink-soft hover:bg-hover'}`}
    >
      {label}
    </Link>
  );
}
