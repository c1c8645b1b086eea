import type { Opened } from '@parley/kit/live/contract';

/**
 * A topic or wake-up that is not the subgraph's own, `<deployment>:<subgraph>/...`; null when all are. Else whoever adds a subgraph could have the gateway
 * listen to another's topics, and learn from them what happens there.
 */
export function findForeignTopic(subgraph: string, { topics, ended = [], wakeUps = [] }: Opened): string | null {
  const names = [...topics, ...ended].map(({ topic }) => topic).concat(wakeUps);
  return names.find((name) => !isOwn(subgraph, name)) ?? null;
}

/** The name of a deployment holds no slash, so what stands before the first one ends with who the topic belongs to. */
function isOwn(subgraph: string, topic: string): boolean {
  const slash = topic.indexOf('/');
  const owner = `:${subgraph}`;
  return slash > owner.length && topic.slice(0, slash).endsWith(owner);
}
