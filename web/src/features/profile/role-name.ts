import type { TextName } from '@/i18n/texts.ts';

const NAMES = { USER: 'people.roleUser', AGENT: 'people.roleAgent', ADMIN: 'people.roleAdmin' } as const;

export const roleName = (role: keyof typeof NAMES): TextName => NAMES[role];
