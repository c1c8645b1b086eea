const COUNTED = /^\(\d+\+?\) /;
const MOST = 99;

/** `countedTitle('Bob', 2)`: (2) Bob. */
export const countedTitle = (title: string, count: number): string =>
  count > 0 ? `(${count > MOST ? `${MOST}+` : count}) ${title}` : title;

/** What the title is without the number before it. */
export const uncountedTitle = (title: string): string => title.replace(COUNTED, '');
