'use client';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import { classNames } from '@/ui/class-names.ts';
import { useShortcut, useShownKeys } from '../shortcuts/shortcuts.tsx';
import { PLACES, type Place } from './places.ts';

export function NavigationLink({ place, icon }: { place: Place; icon: ReactNode }) {
  const text = useText();
  const path = usePathname();
  const router = useRouter();
  const { href, name, keys, going } = PLACES[place];
  useShortcut({ keys, label: going, group: 'places' }, () => router.push(href));
  const shownKeys = useShownKeys(keys);
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isHere ? 'page' : undefined}
      data-tooltip={text(name)}
      data-tooltip-keys={shownKeys}
      className={navigationClass(isHere)}
    >
      {icon}
      <span className="w-full truncate text-center">{text(name)}</span>
    </Link>
  );
}

/** The look of what stands in the navigation, link or button. */
export const navigationClass = (isHere: boolean): string =>
  classNames(
    'flex min-w-0 flex-1 flex-col items-center gap-0.5 rounded-card py-1.5 text-caption no-underline transition-colors md:w-full md:flex-none md:px-1 md:py-2 [&_svg]:size-5',
    isHere ? 'bg-accent-wash font-medium text-accent-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
  );
