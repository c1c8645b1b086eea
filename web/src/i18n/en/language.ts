export const language = {
  choose: 'Language',
} as const;
