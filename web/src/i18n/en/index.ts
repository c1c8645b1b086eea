import { auth } from './auth.ts';
import { chat } from './chat.ts';
import { landing } from './landing.ts';
import { language } from './language.ts';
import { navigation } from './navigation.ts';
import { problems } from './problems.ts';
import { ui } from './ui.ts';

export const english = { auth, chat, landing, language, navigation, problems, ui };

export type English = typeof english;
