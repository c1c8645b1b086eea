'use client';
import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { useSession } from '@/graph/graph-provider.tsx';
import { graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Button } from '@/ui/button.tsx';

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
  const session = useSession();
  const viewer = useViewer();
  const isStanding = useSyncExternalStore(
    noChanges,
    () => true,
    () => false,
  );
  const [{ data }] = useQuery({ query: OWN_MENU, pause: !isStanding });
  const user = readFragment(OWN_MENU_USER, data?.viewer);
  return (
    <div className="flex flex-col items-center gap-2">
      <Link href={`/profile/${viewer.id}`} aria-label={text('navigation.profile')} data-tooltip={user?.name}>
        {user?.name.slice(0, 1) ?? ''}
      </Link>
      <Button variant="quiet" size="small" onClick={() => session?.logOut()}>
        {text('navigation.logOut')}
      </Button>
    </div>
  );
}

const noChanges = () => () => undefined;
