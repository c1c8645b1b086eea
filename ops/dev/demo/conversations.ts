import type { GraphClient } from './graph-client.ts';

/** A demo person as the graph knows them: `name` is the first one. */
export interface Speaker {
  name: string;
  id: string;
  token: string;
}

interface Line {
  by: string;
  says: string;
  /** Who reacts, and how. */
  reaction?: [by: string, emoji: string];
}

/** What the demo people say to one another. Loading it again says nothing twice: every line has a client id of its own. */
export async function loadConversations(graph: GraphClient, speakers: readonly Speaker[]): Promise<void> {
  const named = (name: string): Speaker => {
    const speaker = speakers.find((each) => each.name === name);
    if (speaker === undefined) throw new Error(`${name} is no demo person`);
    return speaker;
  };
  const idsOf = (names: readonly string[]) => names.map((name) => named(name).id);

  const say = async (conversationId: string, lines: readonly Line[]) => {
    for (const [index, { by, says, reaction }] of lines.entries()) {
      const body = says.replace(/@(\w+)/g, (whole, name: string) => {
        const mentioned = speakers.find((each) => each.name === name);
        return mentioned === undefined ? whole : `<@${mentioned.id}>`;
      });
      const input = { conversationId, clientId: `demo-${index}`, body };
      const { sendMessage } = await graph.ask<{ sendMessage: { message: { id: string } } }>(SEND, { input }, named(by).token);
      if (reaction === undefined) continue;
      const given = { messageId: sendMessage.message.id, emoji: reaction[1] };
      await graph.ask(REACT, { input: given }, named(reaction[0]).token);
    }
  };

  /** Conversations have no client id: one of this name that its founder is in already is taken for it. */
  const found = async (founder: string, name: string, create: () => Promise<Created>) => {
    const { token } = named(founder);
    const { conversations } = await graph.ask<Mine>(MINE, {}, token);
    const known = conversations.edges.find(({ node }) => node.name === name);
    return known?.node.id ?? (await create()).made.conversation.id;
  };

  const general = await found('Ada', 'General', () => {
    const input = {
      name: 'General',
      topic: 'Whatever concerns all of us',
      isPublic: true,
      userIds: idsOf(['Bob', 'Cleo', 'Dan']),
    };
    return graph.ask<Created>(CREATE_CHANNEL, { input }, named('Ada').token);
  });
  await say(general, [
    { by: 'Ada', says: 'Welcome, @everyone! This channel is for whatever concerns all of us.', reaction: ['Bob', '👋'] },
    { by: 'Bob', says: 'Thanks. Where does the **plan** for spring lie?' },
    { by: 'Cleo', says: 'In three steps:\n\n1. dig\n2. sow\n3. wait', reaction: ['Ada', '🌱'] },
    { by: 'Dan', says: 'I can bring `seeds`. @Cleo, which ones?' },
  ]);

  const garden = await found('Bob', 'Garden', () => {
    const input = { name: 'Garden', userIds: idsOf(['Ada', 'Cleo']) };
    return graph.ask<Created>(CREATE_GROUP, { input }, named('Bob').token);
  });
  await say(garden, [
    { by: 'Bob', says: 'Saturday at ten?' },
    { by: 'Ada', says: 'Yes, with tea.', reaction: ['Cleo', '☕'] },
  ]);

  const { made } = await graph.ask<Created>(START_DIRECT, { userId: named('Bob').id }, named('Ada').token);
  await say(made.conversation.id, [
    { by: 'Ada', says: 'Did you see what Cleo wrote in General?' },
    { by: 'Bob', says: 'Just now. She is right about the waiting.' },
  ]);
}

interface Created {
  made: { conversation: { id: string } };
}

interface Mine {
  conversations: { edges: { node: { id: string; name: string | null } }[] };
}

const MINE = 'query DemoConversations { conversations(first: 100) { edges { node { id name } } } }';
const CREATE_CHANNEL =
  'mutation DemoChannel($input: CreateChannelInput!) { made: createChannel(input: $input) { conversation { id } } }';
const CREATE_GROUP = 'mutation DemoGroup($input: CreateGroupInput!) { made: createGroup(input: $input) { conversation { id } } }';
const START_DIRECT = 'mutation DemoDirect($userId: ID!) { made: startDirect(userId: $userId) { conversation { id } } }';
const SEND = 'mutation DemoSend($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const REACT = 'mutation DemoReact($input: ReactionInput!) { addReaction(input: $input) { message { id } } }';
