/** The app as it stands among the installed ones, and where there is no network. */
export const pwa = {
  name: 'Parley',
  description: 'Conversations that lose nothing.',
  install: 'Install the app',
  offlineTitle: 'You are offline',
  offlineText: 'This page needs the network. It is tried again as soon as you are back.',
} as const;
