export const navigation = {
  main: 'Main navigation',
  chat: 'Chat',
  search: 'Search',
  contacts: 'Contacts',
  settings: 'Settings',
  admin: 'Admin',
  ownMenu: 'Your account',
  profile: 'Your profile',
  logOut: 'Log out',
} as const;
