'use client';
import { Inbox, MessagesSquare, Search, Settings, ShieldCheck, UsersRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { SkipLink } from '@/ui/skip-link.tsx';
import { Bell } from '../notifications/bell.tsx';
import { QuickSwitcher } from '../quick-switcher/quick-switcher.tsx';
import { ShortcutsProvider } from '../shortcuts/shortcuts.tsx';
import { NavigationLink } from './navigation-link.tsx';
import { OwnMenu } from './own-menu.tsx';

const FollowNotifications = dynamic(
  () => import('../notifications/follow-notifications.tsx').then((module) => module.FollowNotifications),
  { ssr: false },
);
const KeepPush = dynamic(() => import('../push/keep-push.tsx').then((module) => module.KeepPush), { ssr: false });

/** What stands around every page of who is logged in: where one can go, and who one is. On a phone it lies at the bottom. */
export function InsideFrame({ children }: { children: ReactNode }) {
  const text = useText();
  const { roles } = useViewer();
  return (
    <ShortcutsProvider>
      <FollowNotifications />
      <KeepPush />
      <QuickSwitcher />
      <div className="flex h-dvh flex-col-reverse bg-canvas md:flex-row">
        <SkipLink>{text('ui.skipToContent')}</SkipLink>
        <nav
          aria-label={text('navigation.main')}
          className="flex shrink-0 items-center border-line bg-sidebar px-1 py-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))] max-md:border-t md:w-20 md:flex-col md:gap-1 md:border-e md:px-2 md:py-3"
        >
          <NavigationLink place="chat" icon={<MessagesSquare aria-hidden />} />
          <NavigationLink place="search" icon={<Search aria-hidden />} />
          <NavigationLink place="contacts" icon={<UsersRound aria-hidden />} />
          <Bell />
          <NavigationLink place="settings" icon={<Settings aria-hidden />} />
          {roles.includes('AGENT') && <NavigationLink place="queue" icon={<Inbox aria-hidden />} />}
          {roles.includes('ADMIN') && <NavigationLink place="admin" icon={<ShieldCheck aria-hidden />} />}
          <div className="flex justify-center max-md:px-1 md:mt-auto">
            <OwnMenu />
          </div>
        </nav>
        <div className="flex min-h-0 min-w-0 flex-1">{children}</div>
      </div>
    </ShortcutsProvider>
  );
}
