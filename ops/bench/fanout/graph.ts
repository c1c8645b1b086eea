import { composeServices } from '@apollo/composition';
import { GRAPH_SPEC } from '@parley/kit/federated-schema';
import { parse } from 'graphql';

const LINKS = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
  @link(url: "${GRAPH_SPEC}", import: ["@live", "@position", "@shared"])
  @composeDirective(name: "@live")
  @composeDirective(name: "@position")
  @composeDirective(name: "@shared")
directive @live on FIELD_DEFINITION
directive @position on ARGUMENT_DEFINITION
directive @shared on FIELD_DEFINITION
`;

/**
 * The part of Parley's graph that a message on its way to a screen needs: the message from one subgraph, its sender from another. Its
 * subscriptions are served both by the live contract and as ordinary ones over graphql-ws, so that every gateway can stand before it.
 */
export const typeDefs = {
  messages: `${LINKS}
type Query { conversation(id: ID!): Conversation }
type Mutation { sendMessage(conversationId: ID!, body: String!): Message }
type Subscription {
  messageAdded(conversationId: ID!, after: String @position): MessageUpdate @live @shared
  inbox(positions: [ConversationPositionInput!] @position): ConversationUpdate @live @shared
}
enum UpdateKind { STARTED EVENT RESET ENDED }
input ConversationPositionInput { conversationId: ID! position: String! }
type Conversation @key(fields: "id") { id: ID! name: String! @shared }
type MessageUpdate { kind: UpdateKind! @shared position: String! @shared message: Message @shared }
type ConversationUpdate {
  kind: UpdateKind! @shared
  conversationId: ID! @shared
  position: String! @shared
  conversation: Conversation @shared
  event: ConversationEvent @shared
}
union ConversationEvent = MessageAdded
type MessageAdded { message: Message! @shared }
type Message @key(fields: "id") {
  id: ID!
  number: Int! @shared
  body: String! @shared
  sentAt: String! @shared
  sender: User @shared
}
type User @key(fields: "id") { id: ID! }`,
  users: `${LINKS}
type Query { user(id: ID!): User }
type User @key(fields: "id") { id: ID! name: String! @shared avatarUrl: String! @shared }`,
} as const;

export type SubgraphName = keyof typeof typeDefs;

const MESSAGE = 'message { id number body sentAt sender { id name avatarUrl } }';
export const operations = {
  messageAdded: `subscription ($conversationId: ID!) { messageAdded(conversationId: $conversationId) { kind position ${MESSAGE} } }`,
  inbox: `subscription { inbox { kind conversationId position event { ... on MessageAdded { ${MESSAGE} } } } }`,
};
export type OperationName = keyof typeof operations;

export const SEND =
  'mutation ($conversationId: ID!, $body: String!) { sendMessage(conversationId: $conversationId, body: $body) { id } }';

/** What everybody listens to: one conversation with messageAdded, all of them with inbox. */
export const conversationIds = Array.from({ length: 20 }, (_, index) => `conversation-${index + 1}`);

export function composeSupergraph(urls: Record<string, string>): string {
  const services = Object.entries(typeDefs).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: urls[name] }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(`The graph of the benchmark does not compose: ${errors}`);
  return supergraphSdl;
}
