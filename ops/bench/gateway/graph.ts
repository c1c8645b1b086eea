import { composeServices } from '@apollo/composition';
import { type DocumentNode, parse } from 'graphql';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

/** Three subgraphs: people, the posts of each, and how each post was received. */
export const subgraphs: Record<string, { typeDefs: DocumentNode; resolvers: object }> = {
  people: {
    typeDefs: parse(`${LINK}
      type Query { people(first: Int!): [Person!]! }
      type Person @key(fields: "id") { id: ID! name: String! biography: String! }`),
    resolvers: {
      Query: { people: (_: unknown, { first }: { first: number }) => Array.from({ length: first }, (_, id) => person(`${id}`)) },
    },
  },
  posts: {
    typeDefs: parse(`${LINK}
      type Person @key(fields: "id") { id: ID! posts: [Post!]! }
      type Post @key(fields: "id") { id: ID! title: String! }`),
    resolvers: {
      Person: {
        posts: ({ id }: { id: string }) => [1, 2, 3].map((n) => ({ id: `${id}-${n}`, title: `The ${n}th post of ${id}` })),
      },
    },
  },
  responses: {
    typeDefs: parse(`${LINK}
      type Post @key(fields: "id") { id: ID! likes: Int! excerpt: String! }`),
    resolvers: {
      Post: {
        likes: ({ id }: { id: string }) => id.length * 7,
        excerpt: ({ id }: { id: string }) => `What was said of ${id}, in short.`,
      },
    },
  },
};

/** Two levels of entities; an answer of about 3 KB. */
export const query = 'query People { people(first: 8) { id name biography posts { id title likes excerpt } } }';

export function composeSupergraph(urls: Record<string, string>): string {
  const services = Object.entries(subgraphs).map(([name, { typeDefs }]) => ({ name, typeDefs, url: urls[name] }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(`The graph of the benchmark does not compose: ${errors}`);
  return supergraphSdl;
}

function person(id: string) {
  return { id, name: `Person ${id}`, biography: 'Walks in the morning, reads in the evening.' };
}
