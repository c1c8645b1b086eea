export const LANGUAGE_COOKIE = 'parley_language';
export const TIME_ZONE_COOKIE = 'parley_time_zone';

/** The languages that there are texts for, by what they call themselves. */
export const languageNames = { en: 'English', ar: 'العربية' } as const;

export type Language = keyof typeof languageNames;

export const isLanguage = (tag: string | undefined): tag is Language => tag !== undefined && Object.hasOwn(languageNames, tag);

/** The language of a BCP 47 tag such as ar-EG, where there are texts in it. */
export function languageOfTag(tag: string | null | undefined): Language | null {
  const language = tag?.trim().split('-')[0]?.toLowerCase();
  return isLanguage(language) ? language : null;
}

/** The best of what an Accept-Language header names, in the order of its wishes. */
export function languageOfHeader(header: string | null): Language | null {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag, ...parameters] = wish.split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    return { language: languageOfTag(tag), weight: weight === undefined ? 1 : Number(weight) };
  });
  const known = wishes.filter(({ language, weight }) => language !== null && weight > 0);
  return known.sort((one, other) => other.weight - one.weight)[0]?.language ?? null;
}

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
