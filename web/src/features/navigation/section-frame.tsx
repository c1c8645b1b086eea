'use client';
import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { classNames } from '@/ui/class-names.ts';
import { LIST_ROW_CLASS, ListRowContent } from '@/ui/list-row.tsx';

export interface Section {
  path: string;
  icon: LucideIcon;
  name: TextName;
  hint: TextName;
}

export interface SectionFrameProps {
  /** Where the sections stand alone on a phone, and the first of them beside the list elsewhere. */
  home: string;
  title: TextName;
  label: TextName;
  sections: readonly Section[];
  children: ReactNode;
}

/** The sections beside the one that is open; on a phone either the sections or one of them. */
export function SectionFrame({ home, title, label, sections, children }: SectionFrameProps) {
  const text = useText();
  const path = usePathname();
  const isOpen = path !== home;
  return (
    <>
      <nav
        aria-label={text(label)}
        className={classNames(
          'w-full flex-col overflow-y-auto border-line bg-sidebar px-2 pb-4 md:flex md:w-72 md:shrink-0 md:border-e',
          isOpen ? 'hidden' : 'flex',
        )}
      >
        <h1 className="px-3 py-4 font-semibold text-ink text-title">{text(title)}</h1>
        <ul className="flex flex-col gap-0.5">
          {sections.map(({ path: href, icon: Icon, name, hint }) => (
            <li key={href}>
              <Link href={href} prefetch={false} aria-current={path === href ? 'page' : undefined} className={LIST_ROW_CLASS}>
                <ListRowContent
                  start={<Icon aria-hidden className="size-5 shrink-0 text-ink-soft" />}
                  title={text(name)}
                  text={text(hint)}
                />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classNames('min-w-0 flex-1 md:flex', isOpen ? 'flex' : 'hidden')}>{children}</div>
    </>
  );
}
