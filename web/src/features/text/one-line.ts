/** What a message says in one line: without the marks of Markdown, and mentions by their sign alone. */
export const oneLine = (body: string): string =>
  body
    .replace(/<@[^>\s]+>/g, '@…')
    .replace(/[*_`~>#|]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
