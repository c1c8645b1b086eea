import type { TextName } from '@/i18n/texts.ts';

/** Where one can go from everywhere, and the keys that lead there. */
export const PLACES = {
  chat: { href: '/chat', name: 'navigation.chat', keys: 'g c', going: 'shortcuts.toChat' },
  search: { href: '/search', name: 'navigation.search', keys: 'g f', going: 'shortcuts.toSearch' },
  contacts: { href: '/contacts', name: 'navigation.contacts', keys: 'g p', going: 'shortcuts.toContacts' },
  notifications: {
    href: '/notifications',
    name: 'notifications.rail',
    keys: 'g n',
    going: 'notifications.toNotifications',
  },
  settings: { href: '/settings', name: 'navigation.settings', keys: 'g s', going: 'shortcuts.toSettings' },
  queue: { href: '/queue', name: 'places.queueTitle', keys: 'g q', going: 'shortcuts.toQueue' },
  admin: { href: '/admin', name: 'navigation.admin', keys: 'g a', going: 'shortcuts.toAdmin' },
} as const satisfies Record<string, { href: string; name: TextName; keys: string; going: TextName }>;

export type Place = keyof typeof PLACES;
