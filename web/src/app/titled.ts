import type { Metadata } from 'next';
import { requestText } from '@/i18n/request-reading.ts';
import type { TextName } from '@/i18n/texts.ts';

/** `export const generateMetadata = titled('auth.logIn')`: the title of a page, in the reader's language. */
export const titled = (name: TextName) => async (): Promise<Metadata> => ({ title: (await requestText())(name) });
