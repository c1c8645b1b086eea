import type { English } from './en/index.ts';

/** A text: `{name}` is replaced by the value of that name. Where it depends on a number, the forms by the plural rules of the language, for `count`. */
export type Text = string | ({ other: string } & Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>);

export type Area = Readonly<Record<string, Text>>;

/** The same keys in another language. */
export type Translated<Texts extends Area> = Readonly<Record<keyof Texts, Text>>;

/** All texts of one language, by area. */
export type Texts = { readonly [Name in keyof English]: Translated<English[Name]> };

/** The name of a text, such as `auth.logIn`. */
export type TextName = { [Name in keyof English]: `${Name}.${keyof English[Name] & string}` }[keyof English];

export type Values = Readonly<Record<string, string | number>>;

/** One text, filled in as the language has it: numbers in its digits, the form by its plural rules. */
export function fillIn(text: Text, values: Values, language: string): string {
  const form =
    typeof text === 'string' ? text : (text[new Intl.PluralRules(language).select(Number(values['count']))] ?? text.other);
  return form.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  });
}

/** A name that is none is shown as it is: the compiler knows all that are. */
export function textNamed(texts: Texts, name: TextName): Text {
  const [area = '', key = ''] = name.split('.');
  return (texts as Readonly<Record<string, Area>>)[area]?.[key] ?? name;
}
