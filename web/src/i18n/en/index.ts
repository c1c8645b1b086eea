import { chat } from './chat.ts';
import { navigation } from './navigation.ts';
import { problems } from './problems.ts';
import { ui } from './ui.ts';

export const english = { chat, navigation, problems, ui };

export type English = typeof english;
