import { gql } from '@urql/core';
import type { Cache } from '@urql/exchange-graphcache';

/** A page that everything new is added to does not grow for ever: past this it goes, unless it is shown, and is fetched when it is wanted again. */
const MOST_EDGES = 200;

const EDGE = gql`
  fragment NewMessageEdge on MessageEdge {
    node {
      id
    }
  }
`;

/** A list of messages in the cache, by the key of what has it: the main line of a conversation, or the replies of a message. */
export interface MessageLine {
  key: string;
  field: 'messages' | 'replies';
}

/** Adds a message to every loaded page that ends with the newest of its line. Where it is there already nothing changes. */
export function addToNewestPages(cache: Cache, line: MessageLine, messageId: string, isShown: boolean): void {
  const message = `Message:${messageId}`;
  const number = Number(cache.resolve(message, 'number'));
  for (const page of pagesOf(cache, line)) {
    if (!page.endsWithNewest || page.messages.includes(message)) continue;
    if (page.edges.length >= MOST_EDGES && !isShown) {
      cache.invalidate(line.key, page.fieldKey);
      continue;
    }
    const node = { __typename: 'Message', id: messageId };
    cache.writeFragment(EDGE, { __typename: 'MessageEdge', node });
    const at = page.messages.findLastIndex((other) => Number(cache.resolve(other, 'number')) < number) + 1;
    cache.link(page.key, 'edges', page.edges.toSpliced(at, 0, edgeOf(message)));
  }
}

/** The messages of a line above a number, where a loaded page holds all of them; null where none does. */
export function messagesAbove(cache: Cache, line: MessageLine, number: number): string[] | null {
  for (const page of pagesOf(cache, line)) {
    const oldest = page.messages[0];
    const reachesDown = page.beginsWithOldest || (oldest !== undefined && Number(cache.resolve(oldest, 'number')) <= number);
    if (!page.endsWithNewest || !reachesDown) continue;
    return page.messages.filter((message) => Number(cache.resolve(message, 'number')) > number);
  }
  return null;
}

interface LoadedPage {
  fieldKey: string;
  key: string;
  edges: string[];
  messages: string[];
  endsWithNewest: boolean;
  beginsWithOldest: boolean;
}

export function pagesOf(cache: Cache, { key, field }: MessageLine): LoadedPage[] {
  return cache.inspectFields(key).flatMap(({ fieldName, fieldKey }) => {
    const page = fieldName === field ? cache.resolve(key, fieldKey) : null;
    if (typeof page !== 'string') return [];
    const edges = (cache.resolve(page, 'edges') ?? []) as string[];
    const pageInfo = cache.resolve(page, 'pageInfo') as string;
    return {
      fieldKey,
      key: page,
      edges,
      messages: edges.map((edge) => cache.resolve(edge, 'node') as string),
      endsWithNewest: cache.resolve(pageInfo, 'hasNextPage') === false,
      beginsWithOldest: cache.resolve(pageInfo, 'hasPreviousPage') === false,
    };
  });
}

const edgeOf = (messageKey: string) => messageKey.replace(/^Message:/, 'MessageEdge:');
