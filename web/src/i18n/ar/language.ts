import type { language as english } from '../en/language.ts';
import type { Translated } from '../texts.ts';

export const language: Translated<typeof english> = {
  choose: 'اللغة',
};
