/** Somebody who can be mentioned. */
export interface Mentionable {
  id: string;
  name: string;
}

/** The word with an @ that is being written before the caret: where it begins, and what of a name is there. Null where there is none. */
export function mentionBefore(text: string, caret: number): { start: number; query: string } | null {
  const [, , query] = /(^|[\s(])@([^\s@]{0,40}(?: [^\s@]{1,40})?)$/u.exec(text.slice(0, caret)) ?? [];
  return query === undefined ? null : { start: caret - query.length - 1, query };
}

/** Those whose name has a word that begins so, at most so many. */
export function matching<Person extends Mentionable>(people: readonly Person[], query: string, most: number): Person[] {
  const wanted = query.toLocaleLowerCase();
  const fits = ({ name }: Person) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(/\s+/).some((word) => word.startsWith(wanted));
  };
  return people.filter(fits).slice(0, most);
}

/** As it is sent: the names that were taken from the list become mentions. Longer names first, so that Ann Lee is not Ann. */
export function toMarkdown(text: string, mentioned: readonly Mentionable[]): string {
  const longestFirst = [...new Map(mentioned.map((person) => [person.name, person])).values()].sort(
    (one, other) => other.name.length - one.name.length,
  );
  return longestFirst.reduce((said, { id, name }) => said.replaceAll(`@${name}`, `<@${id}>`), text);
}

/** As it is written: mentions of people who are known by their names. */
export function fromMarkdown(body: string, people: readonly Mentionable[]): { text: string; mentioned: Mentionable[] } {
  const mentioned: Mentionable[] = [];
  const text = body.replace(/<@([^>\s]+)>/g, (mention, id: string) => {
    const person = people.find((one) => one.id === id);
    if (person === undefined) return mention;
    mentioned.push(person);
    return `@${person.name}`;
  });
  return { text, mentioned };
}
