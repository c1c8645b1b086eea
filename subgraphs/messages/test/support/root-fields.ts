/** What a walk over the graph is aimed at: something that is there, or something that is not. */
export interface Target {
  conversation: string;
  message: string;
  user: string;
}

const MESSAGE = `{
  id number body html status permalink sender { id } conversation { id name } mentions { people { id } } system { people { id } }
  thread { replyCount root { body } } replies { edges { node { body } } } quote { body } forwardedFrom { message { body } }
  reactions { emoji people { id } } edits { body } receipts { readCount people { user { id } } }
}`;

const CONVERSATION = `{
  id kind name topic isPublic createdAt lastMessageAt archivedAt memberCount status assignee { id } position unreadCount
  viewerMember { role unread } members { edges { node { role user { id } } } }
  lastMessage ${MESSAGE} messages { edges { cursor node ${MESSAGE} } } pinnedMessages ${MESSAGE}
}`;

const CHANGED = `{ conversation ${CONVERSATION} }`;
const SAID = `{ message ${MESSAGE} }`;

type Aim = (target: Target) => string;

/** Every root field that is given an id: what it gives a person who may not know of the target is what it gives for one that is not there. */
export const aimed: Record<string, readonly Aim[]> = {
  conversation: [({ conversation }) => `query { conversation(id: "${conversation}") ${CONVERSATION} }`],
  message: [({ message }) => `query { message(id: "${message}") ${MESSAGE} }`],
  _entities: [
    ({ conversation }) =>
      `query { _entities(representations: [{ __typename: "Conversation", id: "${conversation}" }]) { ... on Conversation ${CONVERSATION} } }`,
    ({ message }) =>
      `query { _entities(representations: [{ __typename: "Message", id: "${message}" }]) { ... on Message ${MESSAGE} } }`,
  ],
  setBusinessStatus: [
    ({ conversation }) => change('setBusinessStatus', `conversationId: "${conversation}", status: RESOLVED`, CHANGED),
  ],
  assignBusinessChat: [
    ({ conversation, user }) => change('assignBusinessChat', `conversationId: "${conversation}", agentId: "${user}"`, CHANGED),
    ({ conversation }) => change('assignBusinessChat', `conversationId: "${conversation}"`, CHANGED),
  ],
  updateConversation: [
    ({ conversation }) => change('updateConversation', `conversationId: "${conversation}", name: "x"`, CHANGED),
  ],
  archiveConversation: [({ conversation }) => change('archiveConversation', `conversationId: "${conversation}"`, CHANGED)],
  joinChannel: [({ conversation }) => `mutation { joinChannel(conversationId: "${conversation}") ${CHANGED} }`],
  leaveConversation: [
    ({ conversation }) => `mutation { leaveConversation(conversationId: "${conversation}") { conversationId } }`,
  ],
  addMembers: [
    ({ conversation, user }) => change('addMembers', `conversationId: "${conversation}", userIds: ["${user}"]`, CHANGED),
  ],
  removeMember: [
    ({ conversation, user }) => change('removeMember', `conversationId: "${conversation}", userId: "${user}"`, CHANGED),
  ],
  setMemberRole: [
    ({ conversation, user }) =>
      change(
        'setMemberRole',
        `conversationId: "${conversation}", userId: "${user}", role: ADMIN`,
        `{ conversation ${CONVERSATION} member { role } }`,
      ),
  ],
  transferOwnership: [
    ({ conversation, user }) =>
      change(
        'transferOwnership',
        `conversationId: "${conversation}", userId: "${user}"`,
        `{ conversation ${CONVERSATION} member { role } }`,
      ),
  ],
  setConversationPreferences: [
    ({ conversation }) => change('setConversationPreferences', `conversationId: "${conversation}", pinned: true`, CHANGED),
  ],
  sendMessage: [({ conversation }) => change('sendMessage', `conversationId: "${conversation}", clientId: "x", body: "x"`, SAID)],
  forwardMessage: [
    ({ conversation, message }) =>
      change('forwardMessage', `messageId: "${message}", conversationId: "${conversation}", clientId: "f"`, SAID),
  ],
  editMessage: [({ message }) => change('editMessage', `messageId: "${message}", body: "x"`, SAID)],
  deleteMessage: [({ message }) => `mutation { deleteMessage(messageId: "${message}") ${SAID} }`],
  pinMessage: [({ message }) => `mutation { pinMessage(messageId: "${message}") ${SAID} }`],
  unpinMessage: [({ message }) => `mutation { unpinMessage(messageId: "${message}") ${SAID} }`],
  addReaction: [({ message }) => change('addReaction', `messageId: "${message}", emoji: "👍"`, SAID)],
  removeReaction: [({ message }) => change('removeReaction', `messageId: "${message}", emoji: "👍"`, SAID)],
  markRead: [({ conversation }) => change('markRead', `conversationId: "${conversation}", number: 1`, CHANGED)],
  markDelivered: [({ conversation }) => change('markDelivered', `conversationId: "${conversation}", number: 1`, CHANGED)],
  readThread: [({ message }) => `mutation { readThread(messageId: "${message}") { root ${MESSAGE} } }`],
  addBookmark: [({ message }) => change('addBookmark', `messageId: "${message}"`, `{ messageId message ${MESSAGE} }`)],
  removeBookmark: [({ message }) => `mutation { removeBookmark(messageId: "${message}") { messageId message ${MESSAGE} } }`],
  saveDraft: [
    ({ conversation }) =>
      change('saveDraft', `conversationId: "${conversation}", body: "x"`, '{ draft { conversation { name } } }'),
  ],
};

/** Every root field that is given no id of a conversation: nothing in what it gives is of one that the person may not know of. */
export const unaimed: Record<string, string> = {
  _service: '{ _service { sdl } }',
  conversations: `{
    one: conversations(first: 100) { edges { cursor node ${CONVERSATION} } }
    two: conversations(first: 100, archived: true) { edges { cursor node ${CONVERSATION} } }
  }`,
  publicChannels: `{ publicChannels(first: 100) { edges { cursor node ${CONVERSATION} } } }`,
  bookmarks: `{ bookmarks(first: 100) { edges { node { note message ${MESSAGE} } } } }`,
  drafts: `{ drafts { body conversation ${CONVERSATION} } }`,
  startDirect: `mutation { startDirect(userId: "01900000-0000-7000-8000-000000000001") ${CHANGED} }`,
  createGroup: change(
    'createGroup',
    'userIds: ["01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"]',
    CHANGED,
  ),
  createChannel: change('createChannel', 'name: "Mine"', CHANGED),
  openBusinessChat: change('openBusinessChat', 'subject: "Mine"', CHANGED),
};

/** Every root field that needs a role besides its scope. */
export const guarded: Record<string, { role: string; scope: string; aim: Aim }> = {
  businessChats: {
    role: 'AGENT',
    scope: 'messages:read',
    aim: () => `{ businessChats(status: OPEN) { edges { node ${CONVERSATION} } } }`,
  },
  messageAudit: {
    role: 'ADMIN',
    scope: 'admin',
    aim: ({ conversation }) =>
      `{ messageAudit(conversationId: "${conversation}") { edges { cursor node { messageId number sender { id } deletedBy { id } deletedAt } } } }`,
  },
};

/** Every live root field: live-rights.test.ts asks for them, as the gateway does. */
export const live: readonly string[] = ['messageAdded', 'conversationEvents', 'inbox', 'receiptMoved', 'viewerMemberChanged'];

/** Ways to search for a target by its words, its place and its sender. A word that is nearly right may not be put right either. */
export const searches: readonly Aim[] = [
  ({ conversation }) => search(`in:${conversation}`),
  ({ conversation }) => search(`xyzzy in:${conversation}`),
  ({ conversation }) => search(`-in:${conversation}`),
  ({ user }) => search(`from:${user}`),
  ({ user }) => search(`in:${user}`),
  () => search('xyzzy'),
  () => search('xyzzx'),
  () => search('xyz'),
];

function search(query: string): string {
  return `query { searchMessages(query: "${query}", first: 100) {
    edges { cursor score node ${MESSAGE} highlights { text } }
    facets { count conversations { count conversation { id } } senders { count sender { id } } marks { count } }
    problems { message }
    corrections { alternatives }
  } }`;
}

function change(field: string, input: string, selection: string): string {
  return `mutation { ${field}(input: { ${input} }) ${selection} }`;
}
