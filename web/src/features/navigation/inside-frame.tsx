'use client';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { NavigationLink } from './navigation-link.tsx';
import { OwnMenu } from './own-menu.tsx';

/** What stands around every page of who is logged in: where one can go, and who one is. On a phone it lies at the bottom. */
export function InsideFrame({ children }: { children: ReactNode }) {
  const text = useText();
  const { roles } = useViewer();
  return (
    <div className="flex h-dvh flex-col-reverse bg-canvas md:flex-row">
      <nav
        aria-label={text('navigation.main')}
        className="flex shrink-0 items-center gap-1 border-line bg-sidebar p-2 max-md:border-t md:w-16 md:flex-col md:border-e"
      >
        <NavigationLink href="/chat" label={text('navigation.chat')} />
        <NavigationLink href="/search" label={text('navigation.search')} />
        <NavigationLink href="/contacts" label={text('navigation.contacts')} />
        <NavigationLink href="/settings" label={text('navigation.settings')} />
        {roles.includes('ADMIN') && <NavigationLink href="/admin" label={text('navigation.admin')} />}
        <OwnMenu />
      </nav>
      <div className="flex min-h-0 min-w-0 flex-1">{children}</div>
    </div>
  );
}
