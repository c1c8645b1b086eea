'use client';
import { Bookmark, Hash, Headset, Inbox, MessagesSquare, Search, Settings, UsersRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { Counter } from '@/ui/badge.tsx';
import { useOpenPlace } from '../chat/use-open-place.ts';
import { useDirect } from '../contacts/use-direct.ts';
import { useConversationName } from '../conversation/conversation-name.ts';
import { LISTED_CONVERSATION } from '../conversation-list/listed-conversation.ts';
import { useAllConversations } from '../conversation-list/use-all-conversations.ts';
import { pictureOf } from '../message-list/picture-of.ts';
import { PersonAvatar } from '../people/person-avatar.tsx';
import { useFoundPeople } from '../people-picker/use-found-people.ts';
import { ranked } from './ranked.ts';

export interface Destination {
  key: string;
  name: string;
  icon: ReactNode;
  /** At its end: how much is unread there. */
  end?: ReactNode;
  go: () => void;
}

export interface DestinationGroup {
  name: string;
  destinations: readonly Destination[];
}

const ICONS = { CHANNEL: <Hash />, GROUP: <UsersRound />, BUSINESS: <Headset /> };
const MOST_CONVERSATIONS = 8;
const MOST_PEOPLE = 6;

/** Where one can go with what is typed: conversations, those with the latest message first, people, and the places of the app. */
export function useDestinations(typed: string): readonly DestinationGroup[] {
  const text = useText();
  const words = typed.trim();
  const conversations = useConversations(typed);
  // With those the viewer has a conversation already: it is among the others.
  const known = new Set(conversations.map(({ personId }) => personId));
  const people = usePeople(words).filter(({ key }) => !known.has(key));
  return [
    { name: text('search.switcherConversations'), destinations: conversations },
    { name: text('search.switcherPeople'), destinations: people },
    { name: text('search.switcherPlaces'), destinations: usePlaces(words) },
  ];
}

function useConversations(typed: string): (Destination & { personId: string | undefined })[] {
  const text = useText();
  const viewer = useViewer();
  const nameOf = useConversationName();
  const openPlace = useOpenPlace();
  const wanted = useDeferredValue(typed);
  const nodes = useAllConversations(wanted.trim() !== '');
  return useMemo(() => {
    const named = readFragment(LISTED_CONVERSATION, nodes).map((conversation) => ({ conversation, name: nameOf(conversation) }));
    return ranked(named, wanted, MOST_CONVERSATIONS).map(({ conversation: { id, kind, members, viewerMember }, name }) => {
      const other = kind === 'DIRECT' ? members?.edges.find(({ node }) => node.user.id !== viewer.id)?.node.user : undefined;
      const unread = viewerMember?.unread ?? 0;
      return {
        key: id,
        personId: other?.id,
        name,
        icon: (
          <Avatar
            id={other?.id ?? id}
            name={name}
            size="small"
            picture={pictureOf(other?.avatar ?? null)}
            icon={kind === 'DIRECT' ? undefined : ICONS[kind]}
            shape={kind === 'CHANNEL' ? 'square' : 'round'}
          />
        ),
        end: <Counter count={unread} label={text('chat.unread', { count: unread })} />,
        go: () => openPlace({ conversationId: id }),
      };
    });
  }, [nodes, wanted, nameOf, viewer.id, text, openPlace]);
}

function usePeople(words: string): Destination[] {
  const viewer = useViewer();
  const direct = useDirect();
  const { people } = useFoundPeople(words, words !== '');
  return people
    .filter(({ id }) => words !== '' && id !== viewer.id)
    .slice(0, MOST_PEOPLE)
    .map((person) => ({
      key: person.id,
      name: person.name,
      icon: <PersonAvatar user={person} size="small" />,
      go: () => void direct.open(person.id),
    }));
}

function usePlaces(words: string): Destination[] {
  const text = useText();
  const router = useRouter();
  const { roles } = useViewer();
  const place = (href: string, name: string, icon: ReactNode): Destination => ({
    key: href,
    name,
    icon,
    go: () => router.push(href),
  });
  const places = [
    place('/channels', text('places.channelsTitle'), <Hash />),
    place('/saved', text('saved.title'), <Bookmark />),
    place('/contacts', text('navigation.contacts'), <UsersRound />),
    place('/settings', text('navigation.settings'), <Settings />),
    place('/chat', text('navigation.chat'), <MessagesSquare />),
    ...(roles.includes('AGENT') ? [place('/queue', text('places.queueTitle'), <Inbox />)] : []),
  ];
  const search = place(`/search?q=${encodeURIComponent(words)}`, text('search.switcherSearch', { words }), <Search />);
  return words === '' ? places : [...ranked(places, words, places.length), search];
}
