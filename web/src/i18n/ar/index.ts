import type { Texts } from '../texts.ts';
import { chat } from './chat.ts';
import { navigation } from './navigation.ts';
import { problems } from './problems.ts';
import { ui } from './ui.ts';

export const arabic: Texts = { chat, navigation, problems, ui };
