import { admin } from './admin.ts';
import { appearance } from './appearance.ts';
import { auth } from './auth.ts';
import { call } from './call.ts';
import { chat } from './chat.ts';
import { emoji } from './emoji.ts';
import { landing } from './landing.ts';
import { language } from './language.ts';
import { messages } from './messages.ts';
import { navigation } from './navigation.ts';
import { notifications } from './notifications.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { problems } from './problems.ts';
import { pwa } from './pwa.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { shortcuts } from './shortcuts.ts';
import { thread } from './thread.ts';
import { ui } from './ui.ts';
import { voice } from './voice.ts';

export const english = {
  admin,
  appearance,
  auth,
  call,
  chat,
  emoji,
  landing,
  language,
  messages,
  navigation,
  notifications,
  people,
  places,
  saved,
  search,
  thread,
  problems,
  pwa,
  shortcuts,
  settings,
  ui,
  voice,
};

export type English = typeof english;
