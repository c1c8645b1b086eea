/** Messages and answers as the gateway writes them, of one conversation. */
export const ADA = { __typename: 'User', id: 'ada', name: 'Ada', avatar: null, presence: null };
export const BOB = { __typename: 'User', id: 'bob', name: 'Bob', avatar: null, presence: null };

type Person = typeof ADA;

/** What all are told of a message. */
export function told(number: number, sender: Person, more: object = {}) {
  return {
    __typename: 'Message',
    id: `room-${number}`,
    number,
    clientId: `client-${number}`,
    sentAt: `2026-11-21T12:00:${String(number).padStart(2, '0')}.000Z`,
    body: `message ${number}`,
    html: `<p>message ${number}</p>`,
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    permalink: `http://chat.invalid/chat/room/${number}`,
    sender,
    system: null,
    mentions: { __typename: 'Mentions', people: [], everyone: false, here: false },
    reactions: [] as object[],
    thread: null as object | null,
    quote: null,
    forwardedFrom: null,
    attachments: [],
    ...more,
  };
}

/** What a person is answered of it. */
export function shown(number: number, sender: Person, more: object = {}) {
  return { ...told(number, sender), status: sender === ADA ? 'SENT' : null, ...more };
}

export function reaction(emoji: string, people: Person[], count = people.length) {
  return { __typename: 'Reaction', emoji, count, people };
}

export function page(field: 'messages' | 'replies', nodes: { id: string }[], { older = false, newer = false } = {}) {
  return {
    [field]: {
      __typename: 'MessageConnection',
      edges: nodes.map((node) => ({ __typename: 'MessageEdge', node })),
      pageInfo: {
        __typename: 'PageInfo',
        hasPreviousPage: older,
        hasNextPage: newer,
        startCursor: nodes[0]?.id ?? null,
        endCursor: nodes.at(-1)?.id ?? null,
      },
    },
  };
}

export function standing(unread: number, lastReadNumber: number) {
  return {
    __typename: 'ViewerMember',
    role: 'MEMBER',
    joinedAt: '2026-11-01T12:00:00.000Z',
    unread,
    lastReadNumber,
    mutedUntil: null,
    pinned: false,
    archived: false,
    level: 'ALL',
    nickname: null,
  };
}

/** A conversation as the list shows it. */
export function listed(id: string, more: object = {}) {
  return {
    __typename: 'Conversation',
    id,
    kind: 'DIRECT',
    name: null,
    topic: null,
    isPublic: false,
    archivedAt: null,
    lastMessageAt: '2026-11-21T12:00:02.000Z',
    memberCount: 2,
    position: `position of ${id}`,
    viewerMember: standing(0, 2),
    lastMessage: shown(2, BOB),
    members: { __typename: 'MemberConnection', edges: [] },
    ...more,
  };
}

export function list(...nodes: object[]) {
  return {
    viewer: ADA,
    conversations: {
      __typename: 'ConversationConnection',
      edges: nodes.map((node) => ({ __typename: 'ConversationEdge', node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: true, endCursor: 'end' },
    },
  };
}

/** An update of the inbox about the conversation `room`. */
export function update(event: object | null, { kind = 'EVENT', at = 3 } = {}) {
  return {
    __typename: 'ConversationUpdate',
    kind,
    conversationId: 'room',
    position: `position ${at}`,
    conversation:
      kind === 'ENDED'
        ? null
        : {
            __typename: 'Conversation',
            id: 'room',
            kind: 'DIRECT',
            name: null,
            topic: null,
            isPublic: false,
            historyForNewMembers: true,
            archiveAfterDays: null,
            archivedAt: null,
            lastMessageAt: `2026-11-21T12:00:${String(at).padStart(2, '0')}.000Z`,
            memberCount: 2,
            status: null,
            assignee: null,
          },
    event,
  };
}

export const added = (message: object) => ({ __typename: 'MessageAdded', message });
export const changed = (change: string, message: object) => ({ __typename: 'MessageChanged', change, message });
