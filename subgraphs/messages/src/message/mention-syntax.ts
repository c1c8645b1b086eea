import type { MarkdownIt } from 'markdown-it';

export type Mentioned = { who: 'person'; userId: string } | { who: 'everyone' } | { who: 'here' };

const PERSON = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/y;
const ALL = /@(everyone|here)(?![\p{L}\p{N}_.-]*[\p{L}\p{N}_])/uy;
const PART_OF_A_WORD = /[\p{L}\p{N}_.@-]/u;

/**
 * Teaches markdown-it `<@id of a person>`, `@everyone` and `@here`. As a rule of inline text it never looks into code, nor at what is
 * escaped.
 */
export function readMentions(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('autolink', 'mention', (state, silent) => {
    const found = mentionAt(state.src, state.pos);
    if (found === null) return false;
    if (!silent) {
      const token = state.push('mention', 'span', 0);
      token.content = found.text;
      token.meta = { ...found.mentioned };
    }
    state.pos += found.text.length;
    return true;
  });
  markdown.renderer.rules['mention'] = (tokens, index) => {
    const token = tokens[index];
    const mentioned = token?.meta as unknown as Mentioned;
    const whom = mentioned.who === 'person' ? ` data-user-id="${mentioned.userId}"` : '';
    const shown = mentioned.who === 'person' ? '@' : `@${mentioned.who}`;
    return `<span class="mention"${whom}>${shown}</span>`;
  };
}

function mentionAt(text: string, at: number): { text: string; mentioned: Mentioned } | null {
  PERSON.lastIndex = at;
  const person = PERSON.exec(text);
  if (person?.[1] !== undefined) return { text: person[0], mentioned: { who: 'person', userId: person[1] } };
  if (at > 0 && PART_OF_A_WORD.test(text[at - 1] ?? '')) return null;
  ALL.lastIndex = at;
  const all = ALL.exec(text);
  return all === null ? null : { text: all[0], mentioned: { who: all[1] as 'everyone' | 'here' } };
}
