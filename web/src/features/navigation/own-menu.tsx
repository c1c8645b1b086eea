'use client';
import { Bookmark, Hash, Keyboard, LogOut, MonitorDown, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { useSession } from '@/graph/graph-provider.tsx';
import { graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { Menu } from '@/ui/menu.tsx';
import { MenuDivider, MenuItem } from '@/ui/menu-items.tsx';
import { useProfileLanguage } from '../language/profile-language.ts';
import { useInstall } from '../pwa/use-install.ts';
import { useShortcutSheet } from '../shortcuts/shortcuts.tsx';

export const OWN_MENU_USER = graphql(`
  fragment OwnMenu_user on User {
    id
    name
    locale
    avatar {
      id
      renditions {
        size
        link {
          url
        }
      }
    }
  }
`);

const OWN_MENU = graphql(`
  query OwnMenu {
    viewer {
      ...OwnMenu_user
    }
  }
`);

/** Who is logged in, and what belongs to them. It is asked once the page stands, since most pages bring the answer. */
export function OwnMenu() {
  const text = useText();
  const router = useRouter();
  const session = useSession();
  const viewer = useViewer();
  const openShortcuts = useShortcutSheet();
  const install = useInstall();
  const isStanding = useSyncExternalStore(
    noChanges,
    () => true,
    () => false,
  );
  const [{ data }] = useQuery({ query: OWN_MENU, pause: !isStanding });
  const user = readFragment(OWN_MENU_USER, data?.viewer);
  useProfileLanguage(user?.locale);
  async function logOut(): Promise<void> {
    const { forgetPush } = await import('../push/registration.ts');
    // Whoever cannot end their pushes here is not kept in for that: the server ends them with the session.
    await forgetPush().catch(() => undefined);
    await session?.logOut();
  }
  const picture = user?.avatar?.renditions.find(({ size }) => size === 'THUMBNAIL')?.link.url;
  return (
    <Menu
      label={text('navigation.ownMenu')}
      placement="above-start"
      trigger={(props) => (
        <button
          {...props}
          type="button"
          aria-label={text('navigation.ownMenu')}
          data-tooltip={user?.name}
          className="rounded-full p-0.5 transition-colors hover:bg-pressed"
        >
          <Avatar id={viewer.id} name={user?.name ?? ''} picture={picture} />
        </button>
      )}
    >
      <MenuItem icon={<UserRound />} onSelect={() => router.push(`/profile/${viewer.id}`)}>
        {text('navigation.profile')}
      </MenuItem>
      <MenuItem icon={<Bookmark />} onSelect={() => router.push('/saved')}>
        {text('saved.title')}
      </MenuItem>
      <MenuItem icon={<Hash />} onSelect={() => router.push('/channels')}>
        {text('places.channelsTitle')}
      </MenuItem>
      <MenuItem icon={<Keyboard />} keys="?" onSelect={openShortcuts}>
        {text('shortcuts.title')}
      </MenuItem>
      {install !== null && (
        <MenuItem icon={<MonitorDown />} onSelect={install}>
          {text('pwa.install')}
        </MenuItem>
      )}
      <MenuDivider />
      <MenuItem icon={<LogOut />} onSelect={() => void logOut()}>
        {text('navigation.logOut')}
      </MenuItem>
    </Menu>
  );
}

const noChanges = () => () => undefined;
