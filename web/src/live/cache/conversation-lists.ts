import { gql } from '@urql/core';
import type { Cache, FieldInfo } from '@urql/exchange-graphcache';

const EDGE = gql`
  fragment NewConversationEdge on ConversationEdge {
    node {
      id
    }
  }
`;

/** Puts a conversation into the first loaded page of the lists it belongs to: that of what goes on, or that of what was put away. */
export function addToLists(cache: Cache, conversationId: string): void {
  const key = `Conversation:${conversationId}`;
  const isArchived = cache.resolve(key, 'archivedAt') != null || cache.resolve(`${key}.viewerMember`, 'archived') === true;
  const pages = pagesOf(cache).filter(({ args }) => (args?.['archived'] ?? false) === isArchived);
  const edge = `ConversationEdge:${conversationId}`;
  const first = pages.find(({ args }) => args?.['after'] == null);
  if (first === undefined || pages.some(({ edges }) => edges.includes(edge))) return;
  cache.writeFragment(EDGE, { __typename: 'ConversationEdge', node: { __typename: 'Conversation', id: conversationId } });
  cache.link(first.key, 'edges', [edge, ...first.edges]);
}

export function removeFromLists(cache: Cache, conversationId: string): void {
  const edge = `ConversationEdge:${conversationId}`;
  for (const { key, edges } of pagesOf(cache)) {
    if (edges.includes(edge)) {
      cache.link(
        key,
        'edges',
        edges.filter((other) => other !== edge),
      );
    }
  }
}

export function isListed(cache: Cache, conversationId: string): boolean {
  return pagesOf(cache).some(({ edges }) => edges.includes(`ConversationEdge:${conversationId}`));
}

/** Whether something was said in a conversation after all that a list holds of it so far: then the list lacks it. */
export function belongsAboveListed(cache: Cache, saidAt: string): boolean {
  return pagesOf(cache).some(({ key, edges }) => {
    const oldest = edges.at(-1);
    const isWhole = cache.resolve(cache.resolve(key, 'pageInfo') as string, 'hasNextPage') === false;
    return (
      isWhole || oldest === undefined || saidAt > String(cache.resolve(cache.resolve(oldest, 'node') as string, 'lastMessageAt'))
    );
  });
}

interface ListPage {
  key: string;
  args: FieldInfo['arguments'];
  edges: string[];
}

function pagesOf(cache: Cache): ListPage[] {
  return cache.inspectFields('Query').flatMap(({ fieldName, fieldKey, arguments: args }) => {
    const key = fieldName === 'conversations' ? cache.resolve('Query', fieldKey) : null;
    return typeof key === 'string' ? { key, args, edges: (cache.resolve(key, 'edges') ?? []) as string[] } : [];
  });
}
