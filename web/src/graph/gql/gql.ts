/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment AuditEntry_entry on AuditEntry {\n    id\n    at\n    action\n    address\n    agent\n    details\n    actor {\n      id\n      name\n    }\n    subject {\n      id\n      name\n    }\n  }\n": typeof types.AuditEntry_EntryFragmentDoc,
    "\n  query AdminAuditLog($after: String, $filter: AuditFilterInput) {\n    auditLog(first: 50, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          ...AuditEntry_entry\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AdminAuditLogDocument,
    "\n  fragment DeadLetter_deadLetter on DeadLetter {\n    id\n    stream\n    group\n    eventId\n    eventName\n    buriedAt\n    attempts\n    errorCode\n    replayedAt\n  }\n": typeof types.DeadLetter_DeadLetterFragmentDoc,
    "\n  mutation ReplayDeadLetter($id: ID!) {\n    replayDeadLetter(id: $id) {\n      deadLetter {\n        ...DeadLetter_deadLetter\n      }\n    }\n  }\n": typeof types.ReplayDeadLetterDocument,
    "\n  mutation DiscardDeadLetter($id: ID!) {\n    discardDeadLetter(id: $id) {\n      deadLetterId\n    }\n  }\n": typeof types.DiscardDeadLetterDocument,
    "\n  query AdminDeadLetters($after: String) {\n    deadLetters(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          ...DeadLetter_deadLetter\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AdminDeadLettersDocument,
    "\n  query AdminDeliveries($after: String, $filter: DeliveryFilterInput) {\n    deliveries(first: 50, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          ...Delivery_delivery\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AdminDeliveriesDocument,
    "\n  fragment Delivery_delivery on Delivery {\n    id\n    channel\n    status\n    attempts\n    reason\n    createdAt\n    endedAt\n    nextTryAt\n    kind\n    letter\n    user {\n      id\n      name\n    }\n  }\n": typeof types.Delivery_DeliveryFragmentDoc,
    "\n  mutation RetryDelivery($id: ID!) {\n    retryDelivery(id: $id) {\n      delivery {\n        ...Delivery_delivery\n      }\n    }\n  }\n": typeof types.RetryDeliveryDocument,
    "\n  query AdminMatters($since: DateTime!) {\n    deadLetters(first: 100) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    failed: deliveries(first: 100, filter: { statuses: [FAILED] }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    waiting: deliveries(first: 100, filter: { statuses: [WAITING] }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    refused: auditLog(first: 100, filter: { actions: [LOG_IN_FAILED], from: $since }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.AdminMattersDocument,
    "\n  query AdminPeople($search: String!, $after: String) {\n    users(search: $search, first: 20, after: $after) {\n      edges {\n        node {\n          id\n          ...AdminPerson_user\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AdminPeopleDocument,
    "\n  fragment AdminPerson_user on User {\n    id\n    name\n    email\n    emailVerified\n    suspended\n    erased\n    roles\n    joinedAt\n    ...PersonAvatar_user\n  }\n": typeof types.AdminPerson_UserFragmentDoc,
    "\n  mutation RestoreAccount($userId: ID!) {\n    restoreAccount(userId: $userId) {\n      user {\n        id\n        suspended\n      }\n    }\n  }\n": typeof types.RestoreAccountDocument,
    "\n  mutation SetRoles($input: SetRolesInput!) {\n    setRoles(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n": typeof types.SetRolesDocument,
    "\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) {\n      user {\n        id\n        suspended\n      }\n    }\n  }\n": typeof types.SuspendAccountDocument,
    "\n  query FilteredPerson($id: ID!) {\n    user(id: $id) {\n      id\n      name\n    }\n  }\n": typeof types.FilteredPersonDocument,
    "\n  query FreshLinks($id: ID!) {\n    file(id: $id) {\n      id\n      status\n      link {\n        url\n        expiresAt\n      }\n      renditions {\n        size\n        width\n        height\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n  }\n": typeof types.FreshLinksDocument,
    "\n  mutation ConfirmAddressChange($input: ConfirmEmailChangeInput!) {\n    confirmEmailChange(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n": typeof types.ConfirmAddressChangeDocument,
    "\n  mutation AskForReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      accepted\n    }\n  }\n": typeof types.AskForResetDocument,
    "\n  query PasswordStrength($input: PasswordStrengthInput!) {\n    passwordStrength(input: $input) {\n      score\n      acceptable\n      advice\n    }\n  }\n": typeof types.PasswordStrengthDocument,
    "\n  mutation SetPasswordByLink($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      reset\n    }\n  }\n": typeof types.SetPasswordByLinkDocument,
    "\n  mutation VerifyAddress($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n": typeof types.VerifyAddressDocument,
    "\n  mutation SetBusinessStatus($input: SetBusinessStatusInput!) {\n    setBusinessStatus(input: $input) {\n      conversation {\n        id\n        status\n      }\n    }\n  }\n": typeof types.SetBusinessStatusDocument,
    "\n  mutation AssignBusinessChat($input: AssignBusinessChatInput!) {\n    assignBusinessChat(input: $input) {\n      conversation {\n        id\n        status\n        assignee {\n          id\n          name\n        }\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": typeof types.AssignBusinessChatDocument,
    "\n  query BusinessChat($id: ID!) {\n    conversation(id: $id) {\n      id\n      kind\n      status\n      assignee {\n        id\n        name\n      }\n      viewerMember {\n        role\n      }\n    }\n  }\n": typeof types.BusinessChatDocument,
    "\n  query BusinessQueue($status: BusinessStatus!, $after: String) {\n    businessChats(status: $status, first: 30, after: $after) {\n      edges {\n        node {\n          id\n          ...QueuedChat_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.BusinessQueueDocument,
    "\n  query BusinessAgents($id: ID!) {\n    conversation(id: $id) {\n      id\n      members(first: 50, role: AGENT) {\n        edges {\n          node {\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.BusinessAgentsDocument,
    "\n  fragment QueuedChat_conversation on Conversation {\n    id\n    name\n    lastMessageAt\n    assignee {\n      id\n      name\n    }\n    viewerMember {\n      role\n    }\n  }\n": typeof types.QueuedChat_ConversationFragmentDoc,
    "\n  mutation SayInCall($input: SendCallSignalInput!) {\n    sendCallSignal(input: $input) {\n      signal {\n        id\n      }\n    }\n  }\n": typeof types.SayInCallDocument,
    "\n  query CallIceServers {\n    iceServers {\n      servers {\n        urls\n        username\n        credential\n      }\n      expiresAt\n    }\n  }\n": typeof types.CallIceServersDocument,
    "\n  subscription CallLine {\n    callSignals {\n      kind\n      signals {\n        id\n        callId\n        kind\n        conversation {\n          id\n        }\n        from {\n          id\n        }\n        fromDeviceId\n        toDeviceId\n        payload\n      }\n    }\n  }\n": typeof types.CallLineDocument,
    "\n  query CallPeople($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      members(first: 100) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              ...PersonAvatar_user\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.CallPeopleDocument,
    "\n  query CallPerson($id: ID!) {\n    user(id: $id) {\n      id\n      name\n      avatar {\n        ...Picture_file\n      }\n    }\n  }\n": typeof types.CallPersonDocument,
    "\n  query ChatScreen($conversationId: ID!, $isOpen: Boolean!) {\n    viewer {\n      id\n      ...OwnMenu_user\n    }\n    ...ConversationList_query\n    ...ConversationPane_query @include(if: $isOpen)\n  }\n": typeof types.ChatScreenDocument,
    "\n  query ChatDrafts {\n    drafts {\n      threadRoot\n      body\n      conversation {\n        id\n      }\n    }\n  }\n": typeof types.ChatDraftsDocument,
    "\n  mutation ChatSaveDraft($input: SaveDraftInput!) {\n    saveDraft(input: $input) {\n      draft {\n        savedAt\n      }\n    }\n  }\n": typeof types.ChatSaveDraftDocument,
    "\n  query MentionableMembers($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      members(first: 100) {\n        edges {\n          node {\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MentionableMembersDocument,
    "\n  mutation ChatStartTyping($conversationId: ID!) {\n    startTyping(conversationId: $conversationId) {\n      againAfterSeconds\n    }\n  }\n": typeof types.ChatStartTypingDocument,
    "\n  mutation ChatStopTyping($conversationId: ID!) {\n    stopTyping(conversationId: $conversationId) {\n      againAfterSeconds\n    }\n  }\n": typeof types.ChatStopTypingDocument,
    "\n  fragment ContactActions_user on User {\n    id\n    name\n    erased\n    contact {\n      state\n      since\n    }\n  }\n": typeof types.ContactActions_UserFragmentDoc,
    "\n  mutation AskForContact($userId: ID!) {\n    requestContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": typeof types.AskForContactDocument,
    "\n  mutation AgreeToContact($userId: ID!) {\n    acceptContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": typeof types.AgreeToContactDocument,
    "\n  mutation PutContactRequestAway($userId: ID!) {\n    declineContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": typeof types.PutContactRequestAwayDocument,
    "\n  mutation EndContact($userId: ID!) {\n    removeContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": typeof types.EndContactDocument,
    "\n  mutation BlockPerson($userId: ID!) {\n    blockPerson(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": typeof types.BlockPersonDocument,
    "\n  mutation UnblockPerson($userId: ID!) {\n    unblockPerson(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": typeof types.UnblockPersonDocument,
    "\n  query ContactsPage($state: ContactState!, $after: String) {\n    contacts(state: $state, first: 50, after: $after) {\n      edges {\n        node {\n          user {\n            ...PeopleList_user\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ContactsPageDocument,
    "\n  fragment PeopleList_user on User {\n    id\n    ...PersonRow_user\n    ...ContactActions_user\n  }\n": typeof types.PeopleList_UserFragmentDoc,
    "\n  query PeopleSearch($search: String!) {\n    users(search: $search, first: 20) {\n      edges {\n        node {\n          ...PeopleList_user\n        }\n      }\n    }\n  }\n": typeof types.PeopleSearchDocument,
    "\n  mutation OpenDirect($userId: ID!) {\n    startDirect(userId: $userId) {\n      conversation {\n        id\n        kind\n        name\n        lastMessageAt\n      }\n    }\n  }\n": typeof types.OpenDirectDocument,
    "\n  mutation PreferConversation($input: SetConversationPreferencesInput!) {\n    setConversationPreferences(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          mutedUntil\n          pinned\n          archived\n          level\n          nickname\n        }\n      }\n    }\n  }\n": typeof types.PreferConversationDocument,
    "\n  mutation ChangeConversation($input: UpdateConversationInput!) {\n    updateConversation(input: $input) {\n      conversation {\n        id\n        name\n        topic\n        isPublic\n        historyForNewMembers\n        archiveAfterDays\n      }\n    }\n  }\n": typeof types.ChangeConversationDocument,
    "\n  mutation EndConversation($input: ArchiveConversationInput!) {\n    archiveConversation(input: $input) {\n      conversation {\n        id\n        archivedAt\n        viewerMember {\n          archived\n        }\n      }\n    }\n  }\n": typeof types.EndConversationDocument,
    "\n  mutation LeaveConversation($conversationId: ID!) {\n    leaveConversation(conversationId: $conversationId) {\n      conversationId\n    }\n  }\n": typeof types.LeaveConversationDocument,
    "\n  mutation AddMembers($input: AddMembersInput!) {\n    addMembers(input: $input) {\n      conversation {\n        id\n        memberCount\n      }\n    }\n  }\n": typeof types.AddMembersDocument,
    "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      conversation {\n        id\n        memberCount\n      }\n    }\n  }\n": typeof types.RemoveMemberDocument,
    "\n  mutation SetMemberRole($input: SetMemberRoleInput!) {\n    setMemberRole(input: $input) {\n      conversation {\n        id\n      }\n      member {\n        role\n      }\n    }\n  }\n": typeof types.SetMemberRoleDocument,
    "\n  mutation TransferOwnership($input: TransferOwnershipInput!) {\n    transferOwnership(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          role\n        }\n      }\n      member {\n        role\n      }\n    }\n  }\n": typeof types.TransferOwnershipDocument,
    "\n  query ConversationFiles($query: String!, $after: String) {\n    searchMessages(query: $query, first: 20, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          ...SaidMessage_message\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ConversationFilesDocument,
    "\n  query ConversationDetails($id: ID!) {\n    conversation(id: $id) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      historyForNewMembers\n      archiveAfterDays\n      createdAt\n      archivedAt\n      memberCount\n      viewerMember {\n        role\n        joinedAt\n        mutedUntil\n        pinned\n        archived\n        level\n        nickname\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ConversationDetailsDocument,
    "\n  query Members($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      members(first: 50, after: $after) {\n        edges {\n          node {\n            role\n            nickname\n            user {\n              id\n              name\n              ...PersonAvatar_user\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MembersDocument,
    "\n  query PinnedMessages($id: ID!) {\n    conversation(id: $id) {\n      id\n      pinnedMessages {\n        id\n        ...SaidMessage_message\n      }\n    }\n  }\n": typeof types.PinnedMessagesDocument,
    "\n  fragment ConversationList_query on Query {\n    viewer {\n      id\n      name\n    }\n    conversations(first: 30) {\n      edges {\n        node {\n          id\n          position\n          ...ListedConversation_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ConversationList_QueryFragmentDoc,
    "\n  query ConversationListPage($first: Int!, $after: String, $archived: Boolean) {\n    viewer {\n      id\n      name\n    }\n    conversations(first: $first, after: $after, archived: $archived) {\n      edges {\n        node {\n          id\n          position\n          ...ListedConversation_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ConversationListPageDocument,
    "\n  fragment ListedConversation_conversation on Conversation {\n    id\n    kind\n    name\n    topic\n    isPublic\n    archivedAt\n    lastMessageAt\n    memberCount\n    position\n    viewerMember {\n      role\n      joinedAt\n      unread\n      lastReadNumber\n      mutedUntil\n      pinned\n      archived\n      level\n      nickname\n    }\n    lastMessage {\n      id\n      number\n      sentAt\n      body\n      deletedAt\n      sender {\n        id\n        name\n      }\n      system {\n        kind\n        people {\n          id\n          name\n        }\n        name\n        topic\n        role\n        archived\n        status\n      }\n      attachments {\n        id\n        kind\n        name\n      }\n    }\n    members(first: 5) {\n      edges {\n        node {\n          nickname\n          user {\n            id\n            name\n            avatar {\n              id\n              dominantColour\n              renditions {\n                size\n                link {\n                  url\n                  expiresAt\n                }\n              }\n            }\n            presence {\n              status\n              lastSeenAt\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ListedConversation_ConversationFragmentDoc,
    "\n  fragment ConversationPane_query on Query {\n    viewer {\n      id\n      name\n    }\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      archivedAt\n      memberCount\n      position\n      status\n      assignee {\n        id\n        name\n      }\n      viewerMember {\n        role\n        joinedAt\n        unread\n        lastReadNumber\n        mutedUntil\n        pinned\n        archived\n        level\n        nickname\n      }\n      lastMessage {\n        id\n        number\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              presence {\n                status\n                lastSeenAt\n              }\n            }\n          }\n        }\n      }\n      typing {\n        until\n        user {\n          id\n          name\n        }\n      }\n      messages(last: 50) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.ConversationPane_QueryFragmentDoc,
    "\n  query ConversationPane($conversationId: ID!) {\n    ...ConversationPane_query\n  }\n": typeof types.ConversationPaneDocument,
    "\n  query ConversationHead($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      archivedAt\n      memberCount\n      viewerMember {\n        role\n        unread\n        lastReadNumber\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              presence {\n                status\n                lastSeenAt\n              }\n            }\n          }\n        }\n      }\n      typing {\n        until\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.ConversationHeadDocument,
    "\n  query ViewerName {\n    viewer {\n      id\n      name\n    }\n  }\n": typeof types.ViewerNameDocument,
    "\n  fragment EarlierWordings_message on Message {\n    sentAt\n    html\n    editedAt\n    mentions {\n      people {\n        id\n        name\n      }\n    }\n    edits {\n      html\n      saidAt\n    }\n  }\n": typeof types.EarlierWordings_MessageFragmentDoc,
    "\n  query MessageInfo($id: ID!) {\n    message(id: $id) {\n      id\n      ...Readers_message\n      ...ReactedPeople_message\n      ...EarlierWordings_message\n    }\n  }\n": typeof types.MessageInfoDocument,
    "\n  fragment ReactedPeople_message on Message {\n    reactions {\n      emoji\n      count\n      viewerReacted\n      people(first: 100) {\n        id\n        name\n        ...PersonAvatar_user\n      }\n    }\n  }\n": typeof types.ReactedPeople_MessageFragmentDoc,
    "\n  fragment Readers_message on Message {\n    receipts {\n      deliveredCount\n      readCount\n      people {\n        deliveredAt\n        readAt\n        user {\n          id\n          name\n          ...PersonAvatar_user\n        }\n      }\n    }\n  }\n": typeof types.Readers_MessageFragmentDoc,
    "\n  mutation ChatEditMessage($input: EditMessageInput!) {\n    editMessage(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n": typeof types.ChatEditMessageDocument,
    "\n  mutation ChatDeleteMessage($messageId: ID!) {\n    deleteMessage(messageId: $messageId) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n": typeof types.ChatDeleteMessageDocument,
    "\n  mutation ChatPinMessage($messageId: ID!) {\n    pinMessage(messageId: $messageId) {\n      message {\n        id\n        pinnedAt\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": typeof types.ChatPinMessageDocument,
    "\n  mutation ChatUnpinMessage($messageId: ID!) {\n    unpinMessage(messageId: $messageId) {\n      message {\n        id\n        pinnedAt\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": typeof types.ChatUnpinMessageDocument,
    "\n  mutation ChatAddReaction($input: ReactionInput!) {\n    addReaction(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n": typeof types.ChatAddReactionDocument,
    "\n  mutation ChatRemoveReaction($input: ReactionInput!) {\n    removeReaction(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n": typeof types.ChatRemoveReactionDocument,
    "\n  mutation ChatAddBookmark($input: AddBookmarkInput!) {\n    addBookmark(input: $input) {\n      messageId\n    }\n  }\n": typeof types.ChatAddBookmarkDocument,
    "\n  mutation ChatForwardMessage($input: ForwardMessageInput!) {\n    forwardMessage(input: $input) {\n      message {\n        ...MessageRow_message\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": typeof types.ChatForwardMessageDocument,
    "\n  mutation ChatMarkRead($input: MarkInput!) {\n    markRead(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          lastReadNumber\n        }\n      }\n    }\n  }\n": typeof types.ChatMarkReadDocument,
    "\n  query MessagePage($conversationId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {\n    conversation(id: $conversationId) {\n      id\n      messages(first: $first, after: $after, last: $last, before: $before, around: $around) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MessagePageDocument,
    "\n  fragment MessageRow_message on Message {\n    ...LiveMessage_message\n    status\n    reactions {\n      emoji\n      viewerReacted\n    }\n    thread {\n      unread\n    }\n  }\n": typeof types.MessageRow_MessageFragmentDoc,
    "\n  fragment OwnMenu_user on User {\n    id\n    name\n    locale\n    avatar {\n      id\n      renditions {\n        size\n        link {\n          url\n        }\n      }\n    }\n  }\n": typeof types.OwnMenu_UserFragmentDoc,
    "\n  query OwnMenu {\n    viewer {\n      ...OwnMenu_user\n    }\n  }\n": typeof types.OwnMenuDocument,
    "\n  mutation StartDirectChat($userId: ID!) {\n    startDirect(userId: $userId) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": typeof types.StartDirectChatDocument,
    "\n  mutation BeginGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": typeof types.BeginGroupDocument,
    "\n  mutation BeginChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": typeof types.BeginChannelDocument,
    "\n  mutation AskForHelp($input: OpenBusinessChatInput!) {\n    openBusinessChat(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": typeof types.AskForHelpDocument,
    "\n  fragment Digest_preferences on NotificationPreferences {\n    digest {\n      every\n      hour\n    }\n  }\n": typeof types.Digest_PreferencesFragmentDoc,
    "\n  mutation SetDigest($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...Digest_preferences\n      }\n    }\n  }\n": typeof types.SetDigestDocument,
    "\n  fragment KindWishes_preferences on NotificationPreferences {\n    kinds {\n      kind\n      inApp\n      email\n      push\n    }\n  }\n": typeof types.KindWishes_PreferencesFragmentDoc,
    "\n  mutation SetNotificationWish($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...KindWishes_preferences\n      }\n    }\n  }\n": typeof types.SetNotificationWishDocument,
    "\n  query NotificationSettings {\n    notificationPreferences {\n      ...KindWishes_preferences\n      ...QuietHours_preferences\n      ...Digest_preferences\n    }\n    pushKey\n    pushDevices {\n      id\n      ...PushDevices_device\n    }\n  }\n": typeof types.NotificationSettingsDocument,
    "\n  fragment PushDevices_device on PushDevice {\n    id\n    name\n    registeredAt\n  }\n": typeof types.PushDevices_DeviceFragmentDoc,
    "\n  fragment QuietHours_preferences on NotificationPreferences {\n    quietHours {\n      from\n      until\n      days\n    }\n    timeZone\n  }\n": typeof types.QuietHours_PreferencesFragmentDoc,
    "\n  mutation SetQuietHours($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...QuietHours_preferences\n      }\n    }\n  }\n": typeof types.SetQuietHoursDocument,
    "\n  subscription ToldOfNotification($after: String) {\n    notificationAdded(after: $after) {\n      kind\n      position\n      unreadCount\n      notification {\n        id\n        number\n        ...ToldNotification_notification\n      }\n    }\n  }\n": typeof types.ToldOfNotificationDocument,
    "\n  subscription UnreadCountChanged {\n    unreadNotifications {\n      kind\n      unreadCount\n    }\n  }\n": typeof types.UnreadCountChangedDocument,
    "\n  query NotificationsPage($after: String, $unreadOnly: Boolean!) {\n    notifications(first: 20, after: $after, unreadOnly: $unreadOnly) {\n      edges {\n        node {\n          id\n          number\n          at\n          ...ToldNotification_notification\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.NotificationsPageDocument,
    "\n  fragment ToldNotification_notification on Notification {\n    id\n    number\n    kind\n    at\n    readAt\n    emoji\n    actor {\n      id\n      name\n      avatar {\n        ...Picture_file\n      }\n    }\n    conversation {\n      id\n      name\n    }\n    message {\n      id\n      number\n      body\n      deletedAt\n      attachments {\n        id\n      }\n      thread {\n        root {\n          id\n        }\n      }\n    }\n  }\n": typeof types.ToldNotification_NotificationFragmentDoc,
    "\n  mutation MarkSomeNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) {\n      unreadCount\n      notifications {\n        id\n        readAt\n      }\n    }\n  }\n": typeof types.MarkSomeNotificationsReadDocument,
    "\n  mutation MarkNotificationsReadUntil($input: MarkAllNotificationsReadInput!) {\n    markAllNotificationsRead(input: $input) {\n      unreadCount\n    }\n  }\n": typeof types.MarkNotificationsReadUntilDocument,
    "\n  query UnreadCount {\n    unreadNotificationCount\n  }\n": typeof types.UnreadCountDocument,
    "\n  fragment FoundPerson_user on User {\n    id\n    name\n    bio\n    ...PersonAvatar_user\n  }\n": typeof types.FoundPerson_UserFragmentDoc,
    "\n  query FoundPeople($search: String!) {\n    users(search: $search, first: 20) {\n      edges {\n        node {\n          ...FoundPerson_user\n        }\n      }\n    }\n  }\n": typeof types.FoundPeopleDocument,
    "\n  query PeopleAtHand {\n    contacts(state: CONTACT, first: 50) {\n      edges {\n        node {\n          user {\n            ...FoundPerson_user\n          }\n        }\n      }\n    }\n  }\n": typeof types.PeopleAtHandDocument,
    "\n  fragment PersonAvatar_user on User {\n    id\n    name\n    avatar {\n      ...Picture_file\n    }\n    presence {\n      status\n    }\n  }\n": typeof types.PersonAvatar_UserFragmentDoc,
    "\n  fragment PersonRow_user on User {\n    id\n    name\n    bio\n    customStatus {\n      emoji\n      text\n    }\n    ...PersonAvatar_user\n  }\n": typeof types.PersonRow_UserFragmentDoc,
    "\n  fragment Picture_file on File {\n    id\n    renditions {\n      size\n      link {\n        url\n      }\n    }\n  }\n": typeof types.Picture_FileFragmentDoc,
    "\n  query ProfileScreen($id: ID!) {\n    user(id: $id) {\n      id\n      name\n      bio\n      timeZone\n      roles\n      joinedAt\n      erased\n      customStatus {\n        emoji\n        text\n        until\n      }\n      presence {\n        status\n        lastSeenAt\n      }\n      externalProfile {\n        title\n        organisation\n        department\n        location\n        pageUrl\n      }\n      ...PersonAvatar_user\n      ...ContactActions_user\n    }\n  }\n": typeof types.ProfileScreenDocument,
    "\n  query PublicChannels($search: String!, $after: String) {\n    publicChannels(search: $search, first: 30, after: $after) {\n      edges {\n        node {\n          id\n          ...PublicChannel_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.PublicChannelsDocument,
    "\n  query JoinableChannel($id: ID!) {\n    conversation(id: $id) {\n      ...PublicChannel_conversation\n    }\n  }\n": typeof types.JoinableChannelDocument,
    "\n  fragment PublicChannel_conversation on Conversation {\n    id\n    name\n    topic\n    memberCount\n    viewerMember {\n      role\n    }\n  }\n": typeof types.PublicChannel_ConversationFragmentDoc,
    "\n  mutation JoinChannel($conversationId: ID!) {\n    joinChannel(conversationId: $conversationId) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": typeof types.JoinChannelDocument,
    "\n  mutation KeepPushDevice($input: RegisterPushDeviceInput!) {\n    registerPushDevice(input: $input) {\n      device {\n        id\n        name\n        registeredAt\n      }\n    }\n  }\n": typeof types.KeepPushDeviceDocument,
    "\n  mutation EndPushDevice($id: ID!) {\n    removePushDevice(id: $id) {\n      removedId\n    }\n  }\n": typeof types.EndPushDeviceDocument,
    "\n  query OwnPushDevices {\n    pushKey\n    pushDevices {\n      id\n    }\n  }\n": typeof types.OwnPushDevicesDocument,
    "\n  fragment SaidMessage_message on Message {\n    ...LiveMessage_message\n  }\n": typeof types.SaidMessage_MessageFragmentDoc,
    "\n  fragment BookmarkedMessage_bookmark on Bookmark {\n    note\n    at\n    message {\n      id\n      ...SaidMessage_message\n      conversation {\n        id\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.BookmarkedMessage_BookmarkFragmentDoc,
    "\n  mutation RemoveBookmark($messageId: ID!) {\n    removeBookmark(messageId: $messageId) {\n      messageId\n    }\n  }\n": typeof types.RemoveBookmarkDocument,
    "\n  query Bookmarks($after: String) {\n    bookmarks(first: 20, after: $after) {\n      edges {\n        cursor\n        node {\n          ...BookmarkedMessage_bookmark\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.BookmarksDocument,
    "\n  query DraftsOverview {\n    drafts {\n      threadRoot\n      body\n      savedAt\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.DraftsOverviewDocument,
    "\n  fragment Facets_searchFacets on SearchFacets {\n    count\n    isCountCut\n    conversations {\n      count\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n    senders {\n      count\n      sender {\n        id\n        name\n      }\n    }\n    marks {\n      mark\n      count\n    }\n  }\n": typeof types.Facets_SearchFacetsFragmentDoc,
    "\n  fragment SearchHit_edge on SearchEdge {\n    highlights {\n      text\n      isMatch\n    }\n    node {\n      id\n      number\n      sentAt\n      sender {\n        id\n        name\n        avatar {\n          ...Picture_file\n        }\n      }\n      thread {\n        root {\n          id\n        }\n      }\n      attachments {\n        id\n        name\n      }\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.SearchHit_EdgeFragmentDoc,
    "\n  query SearchPage($query: String!, $after: String, $isFirst: Boolean!) {\n    searchMessages(query: $query, first: 20, after: $after) {\n      edges {\n        cursor\n        ...SearchHit_edge\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      problems {\n        text\n        message\n      }\n      corrections {\n        word\n        alternatives\n      }\n      facets @include(if: $isFirst) {\n        ...Facets_searchFacets\n      }\n    }\n  }\n": typeof types.SearchPageDocument,
    "\n  query AccountSettings {\n    viewer {\n      id\n      email\n      emailVerified\n      foundByEmail\n    }\n  }\n": typeof types.AccountSettingsDocument,
    "\n  mutation SendVerificationAgain {\n    requestEmailVerification {\n      verified\n    }\n  }\n": typeof types.SendVerificationAgainDocument,
    "\n  mutation SetFoundByEmail($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n        foundByEmail\n      }\n    }\n  }\n": typeof types.SetFoundByEmailDocument,
    "\n  mutation AskForAddressChange($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      email\n    }\n  }\n": typeof types.AskForAddressChangeDocument,
    "\n  mutation EraseOwnAccount($input: EraseAccountInput!) {\n    eraseAccount(input: $input) {\n      erasedId\n    }\n  }\n": typeof types.EraseOwnAccountDocument,
    "\n  query KeySettings {\n    apiKeys {\n      id\n      name\n      scopes\n      createdAt\n      expiresAt\n      lastUsedAt\n    }\n  }\n": typeof types.KeySettingsDocument,
    "\n  mutation EndKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      apiKeyId\n    }\n  }\n": typeof types.EndKeyDocument,
    "\n  query LanguageSettings {\n    viewer {\n      id\n      locale\n      timeZone\n    }\n  }\n": typeof types.LanguageSettingsDocument,
    "\n  mutation SaveLanguage($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n        locale\n        timeZone\n      }\n    }\n  }\n": typeof types.SaveLanguageDocument,
    "\n  mutation MakeKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      apiKey {\n        id\n      }\n      credential\n    }\n  }\n": typeof types.MakeKeyDocument,
    "\n  fragment OwnPicture_user on User {\n    id\n    avatar {\n      id\n      status\n    }\n    ...PersonAvatar_user\n  }\n": typeof types.OwnPicture_UserFragmentDoc,
    "\n  mutation SendPicture($input: UploadInput!) {\n    upload(input: $input) {\n      results {\n        file {\n          id\n        }\n      }\n    }\n  }\n": typeof types.SendPictureDocument,
    "\n  mutation ChoosePicture($input: SetAvatarInput!) {\n    setAvatar(input: $input) {\n      user {\n        ...OwnPicture_user\n      }\n    }\n  }\n": typeof types.ChoosePictureDocument,
    "\n  fragment OwnStatus_user on User {\n    id\n    customStatus {\n      emoji\n      text\n      until\n    }\n  }\n": typeof types.OwnStatus_UserFragmentDoc,
    "\n  mutation SaveStatus($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        ...OwnStatus_user\n      }\n    }\n  }\n": typeof types.SaveStatusDocument,
    "\n  fragment OwnWords_user on User {\n    id\n    name\n    bio\n  }\n": typeof types.OwnWords_UserFragmentDoc,
    "\n  mutation SaveWords($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        ...OwnWords_user\n      }\n    }\n  }\n": typeof types.SaveWordsDocument,
    "\n  fragment PasswordChange_user on User {\n    id\n    name\n    email\n  }\n": typeof types.PasswordChange_UserFragmentDoc,
    "\n  mutation ChangeOwnPassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      changed\n    }\n  }\n": typeof types.ChangeOwnPasswordDocument,
    "\n  query OwnAccountData {\n    personalData {\n      id\n      account\n    }\n  }\n": typeof types.OwnAccountDataDocument,
    "\n  query OwnMessagesData($after: String) {\n    personalData {\n      id\n      messages(first: 100, after: $after)\n    }\n  }\n": typeof types.OwnMessagesDataDocument,
    "\n  query OwnFilesData($after: String) {\n    personalData {\n      id\n      files(first: 100, after: $after) {\n        edges {\n          node {\n            id\n            name\n            bytes\n            type\n            sha256\n            createdAt\n            link(download: true) {\n              url\n              expiresAt\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.OwnFilesDataDocument,
    "\n  query ProfileSettings {\n    viewer {\n      id\n      ...OwnPicture_user\n      ...OwnWords_user\n      ...OwnStatus_user\n    }\n  }\n": typeof types.ProfileSettingsDocument,
    "\n  query SecuritySettings {\n    viewer {\n      id\n      ...PasswordChange_user\n    }\n    twoFactor {\n      ...TwoFactorSettings_twoFactor\n    }\n  }\n": typeof types.SecuritySettingsDocument,
    "\n  query SessionSettings {\n    sessions {\n      id\n      deviceName\n      agent\n      address\n      startedAt\n      refreshedAt\n      current\n    }\n  }\n": typeof types.SessionSettingsDocument,
    "\n  mutation EndSession($id: ID!) {\n    revokeSession(id: $id) {\n      sessionId\n    }\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    revokeAllSessions(input: { exceptCurrent: true }) {\n      sessionIds\n    }\n  }\n": typeof types.EndOtherSessionsDocument,
    "\n  mutation TurnTwoFactorOff($input: DisableTwoFactorInput!) {\n    disableTwoFactor(input: $input) {\n      enabled\n    }\n  }\n": typeof types.TurnTwoFactorOffDocument,
    "\n  mutation MakeRecoveryCodes($input: RenewRecoveryCodesInput!) {\n    renewRecoveryCodes(input: $input) {\n      recoveryCodes\n    }\n  }\n": typeof types.MakeRecoveryCodesDocument,
    "\n  fragment TwoFactorSettings_twoFactor on TwoFactor {\n    enabled\n    recoveryCodesLeft\n  }\n": typeof types.TwoFactorSettings_TwoFactorFragmentDoc,
    "\n  mutation BeginTwoFactor($input: StartTwoFactorInput!) {\n    startTwoFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n": typeof types.BeginTwoFactorDocument,
    "\n  mutation TurnTwoFactorOn($input: ConfirmTwoFactorInput!) {\n    confirmTwoFactor(input: $input) {\n      recoveryCodes\n    }\n  }\n": typeof types.TurnTwoFactorOnDocument,
    "\n  subscription PictureMade($id: ID!) {\n    fileChanged(id: $id) {\n      kind\n      file {\n        id\n        status\n        ...Picture_file\n      }\n    }\n  }\n": typeof types.PictureMadeDocument,
    "\n  query ThreadRoot($messageId: ID!) {\n    message(id: $messageId) {\n      id\n      number\n      ...MessageRow_message\n      thread {\n        unread\n      }\n      conversation {\n        id\n        name\n        archivedAt\n        viewerMember {\n          role\n        }\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ThreadRootDocument,
    "\n  query ThreadPage($messageId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {\n    message(id: $messageId) {\n      id\n      replies(first: $first, after: $after, last: $last, before: $before, around: $around) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.ThreadPageDocument,
    "\n  mutation ReadThread($messageId: ID!) {\n    readThread(messageId: $messageId) {\n      root {\n        id\n        thread {\n          unread\n        }\n      }\n    }\n  }\n": typeof types.ReadThreadDocument,
    "\n    query AskConversation($id: ID!) {\n      conversation(id: $id) {\n        ...ListedConversation_conversation\n      }\n    }\n  ": typeof types.AskConversationDocument,
    "\n    query AskReceipts($id: ID!) {\n      message(id: $id) {\n        id\n        status\n      }\n    }\n  ": typeof types.AskReceiptsDocument,
    "\n    query AskThread($id: ID!) {\n      message(id: $id) {\n        id\n        thread {\n          replyCount\n          lastReplyAt\n          unread\n          root {\n            id\n          }\n        }\n      }\n    }\n  ": typeof types.AskThreadDocument,
    "\n  mutation ChatMarkDelivered($input: MarkInput!) {\n    markDelivered(input: $input) {\n      conversation {\n        id\n      }\n    }\n  }\n": typeof types.ChatMarkDeliveredDocument,
    "\n  mutation ChatHeartbeat($input: HeartbeatInput!) {\n    heartbeat(input: $input) {\n      presence {\n        status\n        chosen\n        until\n      }\n      nextWithinSeconds\n      idleAfterSeconds\n    }\n  }\n": typeof types.ChatHeartbeatDocument,
    "\n  subscription ChatInbox($positions: [ConversationPositionInput!]) {\n    inbox(positions: $positions) {\n      kind\n      conversationId\n      position\n      conversation {\n        id\n        kind\n        name\n        topic\n        isPublic\n        historyForNewMembers\n        archiveAfterDays\n        archivedAt\n        lastMessageAt\n        memberCount\n        status\n        assignee {\n          id\n          name\n        }\n      }\n      event {\n        __typename\n        ... on MessageAdded {\n          message {\n            ...LiveMessage_message\n          }\n        }\n        ... on MessageChanged {\n          change\n          message {\n            ...LiveMessage_message\n          }\n        }\n      }\n    }\n  }\n": typeof types.ChatInboxDocument,
    "\n  fragment LiveMessage_message on Message {\n    id\n    number\n    clientId\n    sentAt\n    body\n    html\n    editedAt\n    deletedAt\n    pinnedAt\n    permalink\n    sender {\n      id\n      name\n      avatar {\n        id\n        dominantColour\n        renditions {\n          size\n          link {\n            url\n            expiresAt\n          }\n        }\n      }\n    }\n    system {\n      kind\n      people {\n        id\n        name\n      }\n      name\n      topic\n      role\n      archived\n      status\n    }\n    mentions {\n      people {\n        id\n        name\n      }\n      everyone\n      here\n    }\n    reactions {\n      emoji\n      count\n      people {\n        id\n        name\n      }\n    }\n    thread {\n      replyCount\n      lastReplyAt\n      root {\n        id\n      }\n    }\n    quote {\n      id\n      number\n      body\n      deletedAt\n      sender {\n        id\n        name\n      }\n    }\n    forwardedFrom {\n      __typename\n    }\n    attachments {\n      id\n      name\n      status\n      bytes\n      kind\n      type\n      width\n      height\n      durationMs\n      blurhash\n      dominantColour\n      link {\n        url\n        expiresAt\n      }\n      renditions {\n        size\n        width\n        height\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n  }\n": typeof types.LiveMessage_MessageFragmentDoc,
    "\n  mutation ChatSendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        ...MessageRow_message\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": typeof types.ChatSendMessageDocument,
    "\n  mutation BeginUpload($input: RequestUploadInput!) {\n    requestUpload(input: $input) {\n      upload {\n        file {\n          id\n        }\n        parts {\n          number\n          start\n          bytes\n          received\n          url\n        }\n      }\n    }\n  }\n": typeof types.BeginUploadDocument,
    "\n  query ResumeUpload($fileId: ID!) {\n    openUpload(fileId: $fileId) {\n      file {\n        id\n      }\n      parts {\n        number\n        start\n        bytes\n        received\n        url\n      }\n    }\n  }\n": typeof types.ResumeUploadDocument,
    "\n  mutation CompleteUpload($fileId: ID!) {\n    completeUpload(fileId: $fileId) {\n      file {\n        id\n        status\n      }\n    }\n  }\n": typeof types.CompleteUploadDocument,
    "\n  mutation GiveUpUpload($fileId: ID!) {\n    deleteFile(id: $fileId) {\n      deletedId\n    }\n  }\n": typeof types.GiveUpUploadDocument,
    "\n  subscription ChatViewerMemberChanged {\n    viewerMemberChanged {\n      kind\n      conversationId\n      conversation {\n        id\n        viewerMember {\n          role\n          joinedAt\n          lastReadNumber\n          mutedUntil\n          pinned\n          archived\n          level\n          nickname\n        }\n      }\n    }\n  }\n": typeof types.ChatViewerMemberChangedDocument,
    "\n  subscription ChatPresence($userIds: [ID!]!) {\n    presence(userIds: $userIds) {\n      kind\n      user {\n        id\n      }\n      presence {\n        status\n        lastSeenAt\n      }\n    }\n  }\n": typeof types.ChatPresenceDocument,
    "\n  subscription ChatTyping($conversationId: ID!) {\n    typing(conversationId: $conversationId) {\n      kind\n      conversation {\n        id\n      }\n      people {\n        until\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.ChatTypingDocument,
    "\n  subscription ChatReceipts($conversationId: ID!) {\n    receiptMoved(conversationId: $conversationId) {\n      kind\n      conversationId\n      receipt {\n        kind\n        number\n        user {\n          id\n        }\n      }\n    }\n  }\n": typeof types.ChatReceiptsDocument,
};
const documents: Documents = {
    "\n  fragment AuditEntry_entry on AuditEntry {\n    id\n    at\n    action\n    address\n    agent\n    details\n    actor {\n      id\n      name\n    }\n    subject {\n      id\n      name\n    }\n  }\n": types.AuditEntry_EntryFragmentDoc,
    "\n  query AdminAuditLog($after: String, $filter: AuditFilterInput) {\n    auditLog(first: 50, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          ...AuditEntry_entry\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AdminAuditLogDocument,
    "\n  fragment DeadLetter_deadLetter on DeadLetter {\n    id\n    stream\n    group\n    eventId\n    eventName\n    buriedAt\n    attempts\n    errorCode\n    replayedAt\n  }\n": types.DeadLetter_DeadLetterFragmentDoc,
    "\n  mutation ReplayDeadLetter($id: ID!) {\n    replayDeadLetter(id: $id) {\n      deadLetter {\n        ...DeadLetter_deadLetter\n      }\n    }\n  }\n": types.ReplayDeadLetterDocument,
    "\n  mutation DiscardDeadLetter($id: ID!) {\n    discardDeadLetter(id: $id) {\n      deadLetterId\n    }\n  }\n": types.DiscardDeadLetterDocument,
    "\n  query AdminDeadLetters($after: String) {\n    deadLetters(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          ...DeadLetter_deadLetter\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AdminDeadLettersDocument,
    "\n  query AdminDeliveries($after: String, $filter: DeliveryFilterInput) {\n    deliveries(first: 50, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          ...Delivery_delivery\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AdminDeliveriesDocument,
    "\n  fragment Delivery_delivery on Delivery {\n    id\n    channel\n    status\n    attempts\n    reason\n    createdAt\n    endedAt\n    nextTryAt\n    kind\n    letter\n    user {\n      id\n      name\n    }\n  }\n": types.Delivery_DeliveryFragmentDoc,
    "\n  mutation RetryDelivery($id: ID!) {\n    retryDelivery(id: $id) {\n      delivery {\n        ...Delivery_delivery\n      }\n    }\n  }\n": types.RetryDeliveryDocument,
    "\n  query AdminMatters($since: DateTime!) {\n    deadLetters(first: 100) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    failed: deliveries(first: 100, filter: { statuses: [FAILED] }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    waiting: deliveries(first: 100, filter: { statuses: [WAITING] }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    refused: auditLog(first: 100, filter: { actions: [LOG_IN_FAILED], from: $since }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.AdminMattersDocument,
    "\n  query AdminPeople($search: String!, $after: String) {\n    users(search: $search, first: 20, after: $after) {\n      edges {\n        node {\n          id\n          ...AdminPerson_user\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AdminPeopleDocument,
    "\n  fragment AdminPerson_user on User {\n    id\n    name\n    email\n    emailVerified\n    suspended\n    erased\n    roles\n    joinedAt\n    ...PersonAvatar_user\n  }\n": types.AdminPerson_UserFragmentDoc,
    "\n  mutation RestoreAccount($userId: ID!) {\n    restoreAccount(userId: $userId) {\n      user {\n        id\n        suspended\n      }\n    }\n  }\n": types.RestoreAccountDocument,
    "\n  mutation SetRoles($input: SetRolesInput!) {\n    setRoles(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n": types.SetRolesDocument,
    "\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) {\n      user {\n        id\n        suspended\n      }\n    }\n  }\n": types.SuspendAccountDocument,
    "\n  query FilteredPerson($id: ID!) {\n    user(id: $id) {\n      id\n      name\n    }\n  }\n": types.FilteredPersonDocument,
    "\n  query FreshLinks($id: ID!) {\n    file(id: $id) {\n      id\n      status\n      link {\n        url\n        expiresAt\n      }\n      renditions {\n        size\n        width\n        height\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n  }\n": types.FreshLinksDocument,
    "\n  mutation ConfirmAddressChange($input: ConfirmEmailChangeInput!) {\n    confirmEmailChange(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n": types.ConfirmAddressChangeDocument,
    "\n  mutation AskForReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      accepted\n    }\n  }\n": types.AskForResetDocument,
    "\n  query PasswordStrength($input: PasswordStrengthInput!) {\n    passwordStrength(input: $input) {\n      score\n      acceptable\n      advice\n    }\n  }\n": types.PasswordStrengthDocument,
    "\n  mutation SetPasswordByLink($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      reset\n    }\n  }\n": types.SetPasswordByLinkDocument,
    "\n  mutation VerifyAddress($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n": types.VerifyAddressDocument,
    "\n  mutation SetBusinessStatus($input: SetBusinessStatusInput!) {\n    setBusinessStatus(input: $input) {\n      conversation {\n        id\n        status\n      }\n    }\n  }\n": types.SetBusinessStatusDocument,
    "\n  mutation AssignBusinessChat($input: AssignBusinessChatInput!) {\n    assignBusinessChat(input: $input) {\n      conversation {\n        id\n        status\n        assignee {\n          id\n          name\n        }\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": types.AssignBusinessChatDocument,
    "\n  query BusinessChat($id: ID!) {\n    conversation(id: $id) {\n      id\n      kind\n      status\n      assignee {\n        id\n        name\n      }\n      viewerMember {\n        role\n      }\n    }\n  }\n": types.BusinessChatDocument,
    "\n  query BusinessQueue($status: BusinessStatus!, $after: String) {\n    businessChats(status: $status, first: 30, after: $after) {\n      edges {\n        node {\n          id\n          ...QueuedChat_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.BusinessQueueDocument,
    "\n  query BusinessAgents($id: ID!) {\n    conversation(id: $id) {\n      id\n      members(first: 50, role: AGENT) {\n        edges {\n          node {\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": types.BusinessAgentsDocument,
    "\n  fragment QueuedChat_conversation on Conversation {\n    id\n    name\n    lastMessageAt\n    assignee {\n      id\n      name\n    }\n    viewerMember {\n      role\n    }\n  }\n": types.QueuedChat_ConversationFragmentDoc,
    "\n  mutation SayInCall($input: SendCallSignalInput!) {\n    sendCallSignal(input: $input) {\n      signal {\n        id\n      }\n    }\n  }\n": types.SayInCallDocument,
    "\n  query CallIceServers {\n    iceServers {\n      servers {\n        urls\n        username\n        credential\n      }\n      expiresAt\n    }\n  }\n": types.CallIceServersDocument,
    "\n  subscription CallLine {\n    callSignals {\n      kind\n      signals {\n        id\n        callId\n        kind\n        conversation {\n          id\n        }\n        from {\n          id\n        }\n        fromDeviceId\n        toDeviceId\n        payload\n      }\n    }\n  }\n": types.CallLineDocument,
    "\n  query CallPeople($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      members(first: 100) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              ...PersonAvatar_user\n            }\n          }\n        }\n      }\n    }\n  }\n": types.CallPeopleDocument,
    "\n  query CallPerson($id: ID!) {\n    user(id: $id) {\n      id\n      name\n      avatar {\n        ...Picture_file\n      }\n    }\n  }\n": types.CallPersonDocument,
    "\n  query ChatScreen($conversationId: ID!, $isOpen: Boolean!) {\n    viewer {\n      id\n      ...OwnMenu_user\n    }\n    ...ConversationList_query\n    ...ConversationPane_query @include(if: $isOpen)\n  }\n": types.ChatScreenDocument,
    "\n  query ChatDrafts {\n    drafts {\n      threadRoot\n      body\n      conversation {\n        id\n      }\n    }\n  }\n": types.ChatDraftsDocument,
    "\n  mutation ChatSaveDraft($input: SaveDraftInput!) {\n    saveDraft(input: $input) {\n      draft {\n        savedAt\n      }\n    }\n  }\n": types.ChatSaveDraftDocument,
    "\n  query MentionableMembers($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      members(first: 100) {\n        edges {\n          node {\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MentionableMembersDocument,
    "\n  mutation ChatStartTyping($conversationId: ID!) {\n    startTyping(conversationId: $conversationId) {\n      againAfterSeconds\n    }\n  }\n": types.ChatStartTypingDocument,
    "\n  mutation ChatStopTyping($conversationId: ID!) {\n    stopTyping(conversationId: $conversationId) {\n      againAfterSeconds\n    }\n  }\n": types.ChatStopTypingDocument,
    "\n  fragment ContactActions_user on User {\n    id\n    name\n    erased\n    contact {\n      state\n      since\n    }\n  }\n": types.ContactActions_UserFragmentDoc,
    "\n  mutation AskForContact($userId: ID!) {\n    requestContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": types.AskForContactDocument,
    "\n  mutation AgreeToContact($userId: ID!) {\n    acceptContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": types.AgreeToContactDocument,
    "\n  mutation PutContactRequestAway($userId: ID!) {\n    declineContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": types.PutContactRequestAwayDocument,
    "\n  mutation EndContact($userId: ID!) {\n    removeContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": types.EndContactDocument,
    "\n  mutation BlockPerson($userId: ID!) {\n    blockPerson(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": types.BlockPersonDocument,
    "\n  mutation UnblockPerson($userId: ID!) {\n    unblockPerson(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n": types.UnblockPersonDocument,
    "\n  query ContactsPage($state: ContactState!, $after: String) {\n    contacts(state: $state, first: 50, after: $after) {\n      edges {\n        node {\n          user {\n            ...PeopleList_user\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ContactsPageDocument,
    "\n  fragment PeopleList_user on User {\n    id\n    ...PersonRow_user\n    ...ContactActions_user\n  }\n": types.PeopleList_UserFragmentDoc,
    "\n  query PeopleSearch($search: String!) {\n    users(search: $search, first: 20) {\n      edges {\n        node {\n          ...PeopleList_user\n        }\n      }\n    }\n  }\n": types.PeopleSearchDocument,
    "\n  mutation OpenDirect($userId: ID!) {\n    startDirect(userId: $userId) {\n      conversation {\n        id\n        kind\n        name\n        lastMessageAt\n      }\n    }\n  }\n": types.OpenDirectDocument,
    "\n  mutation PreferConversation($input: SetConversationPreferencesInput!) {\n    setConversationPreferences(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          mutedUntil\n          pinned\n          archived\n          level\n          nickname\n        }\n      }\n    }\n  }\n": types.PreferConversationDocument,
    "\n  mutation ChangeConversation($input: UpdateConversationInput!) {\n    updateConversation(input: $input) {\n      conversation {\n        id\n        name\n        topic\n        isPublic\n        historyForNewMembers\n        archiveAfterDays\n      }\n    }\n  }\n": types.ChangeConversationDocument,
    "\n  mutation EndConversation($input: ArchiveConversationInput!) {\n    archiveConversation(input: $input) {\n      conversation {\n        id\n        archivedAt\n        viewerMember {\n          archived\n        }\n      }\n    }\n  }\n": types.EndConversationDocument,
    "\n  mutation LeaveConversation($conversationId: ID!) {\n    leaveConversation(conversationId: $conversationId) {\n      conversationId\n    }\n  }\n": types.LeaveConversationDocument,
    "\n  mutation AddMembers($input: AddMembersInput!) {\n    addMembers(input: $input) {\n      conversation {\n        id\n        memberCount\n      }\n    }\n  }\n": types.AddMembersDocument,
    "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      conversation {\n        id\n        memberCount\n      }\n    }\n  }\n": types.RemoveMemberDocument,
    "\n  mutation SetMemberRole($input: SetMemberRoleInput!) {\n    setMemberRole(input: $input) {\n      conversation {\n        id\n      }\n      member {\n        role\n      }\n    }\n  }\n": types.SetMemberRoleDocument,
    "\n  mutation TransferOwnership($input: TransferOwnershipInput!) {\n    transferOwnership(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          role\n        }\n      }\n      member {\n        role\n      }\n    }\n  }\n": types.TransferOwnershipDocument,
    "\n  query ConversationFiles($query: String!, $after: String) {\n    searchMessages(query: $query, first: 20, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          ...SaidMessage_message\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ConversationFilesDocument,
    "\n  query ConversationDetails($id: ID!) {\n    conversation(id: $id) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      historyForNewMembers\n      archiveAfterDays\n      createdAt\n      archivedAt\n      memberCount\n      viewerMember {\n        role\n        joinedAt\n        mutedUntil\n        pinned\n        archived\n        level\n        nickname\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ConversationDetailsDocument,
    "\n  query Members($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      members(first: 50, after: $after) {\n        edges {\n          node {\n            role\n            nickname\n            user {\n              id\n              name\n              ...PersonAvatar_user\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MembersDocument,
    "\n  query PinnedMessages($id: ID!) {\n    conversation(id: $id) {\n      id\n      pinnedMessages {\n        id\n        ...SaidMessage_message\n      }\n    }\n  }\n": types.PinnedMessagesDocument,
    "\n  fragment ConversationList_query on Query {\n    viewer {\n      id\n      name\n    }\n    conversations(first: 30) {\n      edges {\n        node {\n          id\n          position\n          ...ListedConversation_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ConversationList_QueryFragmentDoc,
    "\n  query ConversationListPage($first: Int!, $after: String, $archived: Boolean) {\n    viewer {\n      id\n      name\n    }\n    conversations(first: $first, after: $after, archived: $archived) {\n      edges {\n        node {\n          id\n          position\n          ...ListedConversation_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ConversationListPageDocument,
    "\n  fragment ListedConversation_conversation on Conversation {\n    id\n    kind\n    name\n    topic\n    isPublic\n    archivedAt\n    lastMessageAt\n    memberCount\n    position\n    viewerMember {\n      role\n      joinedAt\n      unread\n      lastReadNumber\n      mutedUntil\n      pinned\n      archived\n      level\n      nickname\n    }\n    lastMessage {\n      id\n      number\n      sentAt\n      body\n      deletedAt\n      sender {\n        id\n        name\n      }\n      system {\n        kind\n        people {\n          id\n          name\n        }\n        name\n        topic\n        role\n        archived\n        status\n      }\n      attachments {\n        id\n        kind\n        name\n      }\n    }\n    members(first: 5) {\n      edges {\n        node {\n          nickname\n          user {\n            id\n            name\n            avatar {\n              id\n              dominantColour\n              renditions {\n                size\n                link {\n                  url\n                  expiresAt\n                }\n              }\n            }\n            presence {\n              status\n              lastSeenAt\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ListedConversation_ConversationFragmentDoc,
    "\n  fragment ConversationPane_query on Query {\n    viewer {\n      id\n      name\n    }\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      archivedAt\n      memberCount\n      position\n      status\n      assignee {\n        id\n        name\n      }\n      viewerMember {\n        role\n        joinedAt\n        unread\n        lastReadNumber\n        mutedUntil\n        pinned\n        archived\n        level\n        nickname\n      }\n      lastMessage {\n        id\n        number\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              presence {\n                status\n                lastSeenAt\n              }\n            }\n          }\n        }\n      }\n      typing {\n        until\n        user {\n          id\n          name\n        }\n      }\n      messages(last: 50) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n": types.ConversationPane_QueryFragmentDoc,
    "\n  query ConversationPane($conversationId: ID!) {\n    ...ConversationPane_query\n  }\n": types.ConversationPaneDocument,
    "\n  query ConversationHead($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      archivedAt\n      memberCount\n      viewerMember {\n        role\n        unread\n        lastReadNumber\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              presence {\n                status\n                lastSeenAt\n              }\n            }\n          }\n        }\n      }\n      typing {\n        until\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.ConversationHeadDocument,
    "\n  query ViewerName {\n    viewer {\n      id\n      name\n    }\n  }\n": types.ViewerNameDocument,
    "\n  fragment EarlierWordings_message on Message {\n    sentAt\n    html\n    editedAt\n    mentions {\n      people {\n        id\n        name\n      }\n    }\n    edits {\n      html\n      saidAt\n    }\n  }\n": types.EarlierWordings_MessageFragmentDoc,
    "\n  query MessageInfo($id: ID!) {\n    message(id: $id) {\n      id\n      ...Readers_message\n      ...ReactedPeople_message\n      ...EarlierWordings_message\n    }\n  }\n": types.MessageInfoDocument,
    "\n  fragment ReactedPeople_message on Message {\n    reactions {\n      emoji\n      count\n      viewerReacted\n      people(first: 100) {\n        id\n        name\n        ...PersonAvatar_user\n      }\n    }\n  }\n": types.ReactedPeople_MessageFragmentDoc,
    "\n  fragment Readers_message on Message {\n    receipts {\n      deliveredCount\n      readCount\n      people {\n        deliveredAt\n        readAt\n        user {\n          id\n          name\n          ...PersonAvatar_user\n        }\n      }\n    }\n  }\n": types.Readers_MessageFragmentDoc,
    "\n  mutation ChatEditMessage($input: EditMessageInput!) {\n    editMessage(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n": types.ChatEditMessageDocument,
    "\n  mutation ChatDeleteMessage($messageId: ID!) {\n    deleteMessage(messageId: $messageId) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n": types.ChatDeleteMessageDocument,
    "\n  mutation ChatPinMessage($messageId: ID!) {\n    pinMessage(messageId: $messageId) {\n      message {\n        id\n        pinnedAt\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": types.ChatPinMessageDocument,
    "\n  mutation ChatUnpinMessage($messageId: ID!) {\n    unpinMessage(messageId: $messageId) {\n      message {\n        id\n        pinnedAt\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": types.ChatUnpinMessageDocument,
    "\n  mutation ChatAddReaction($input: ReactionInput!) {\n    addReaction(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n": types.ChatAddReactionDocument,
    "\n  mutation ChatRemoveReaction($input: ReactionInput!) {\n    removeReaction(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n": types.ChatRemoveReactionDocument,
    "\n  mutation ChatAddBookmark($input: AddBookmarkInput!) {\n    addBookmark(input: $input) {\n      messageId\n    }\n  }\n": types.ChatAddBookmarkDocument,
    "\n  mutation ChatForwardMessage($input: ForwardMessageInput!) {\n    forwardMessage(input: $input) {\n      message {\n        ...MessageRow_message\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": types.ChatForwardMessageDocument,
    "\n  mutation ChatMarkRead($input: MarkInput!) {\n    markRead(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          lastReadNumber\n        }\n      }\n    }\n  }\n": types.ChatMarkReadDocument,
    "\n  query MessagePage($conversationId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {\n    conversation(id: $conversationId) {\n      id\n      messages(first: $first, after: $after, last: $last, before: $before, around: $around) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n": types.MessagePageDocument,
    "\n  fragment MessageRow_message on Message {\n    ...LiveMessage_message\n    status\n    reactions {\n      emoji\n      viewerReacted\n    }\n    thread {\n      unread\n    }\n  }\n": types.MessageRow_MessageFragmentDoc,
    "\n  fragment OwnMenu_user on User {\n    id\n    name\n    locale\n    avatar {\n      id\n      renditions {\n        size\n        link {\n          url\n        }\n      }\n    }\n  }\n": types.OwnMenu_UserFragmentDoc,
    "\n  query OwnMenu {\n    viewer {\n      ...OwnMenu_user\n    }\n  }\n": types.OwnMenuDocument,
    "\n  mutation StartDirectChat($userId: ID!) {\n    startDirect(userId: $userId) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": types.StartDirectChatDocument,
    "\n  mutation BeginGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": types.BeginGroupDocument,
    "\n  mutation BeginChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": types.BeginChannelDocument,
    "\n  mutation AskForHelp($input: OpenBusinessChatInput!) {\n    openBusinessChat(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": types.AskForHelpDocument,
    "\n  fragment Digest_preferences on NotificationPreferences {\n    digest {\n      every\n      hour\n    }\n  }\n": types.Digest_PreferencesFragmentDoc,
    "\n  mutation SetDigest($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...Digest_preferences\n      }\n    }\n  }\n": types.SetDigestDocument,
    "\n  fragment KindWishes_preferences on NotificationPreferences {\n    kinds {\n      kind\n      inApp\n      email\n      push\n    }\n  }\n": types.KindWishes_PreferencesFragmentDoc,
    "\n  mutation SetNotificationWish($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...KindWishes_preferences\n      }\n    }\n  }\n": types.SetNotificationWishDocument,
    "\n  query NotificationSettings {\n    notificationPreferences {\n      ...KindWishes_preferences\n      ...QuietHours_preferences\n      ...Digest_preferences\n    }\n    pushKey\n    pushDevices {\n      id\n      ...PushDevices_device\n    }\n  }\n": types.NotificationSettingsDocument,
    "\n  fragment PushDevices_device on PushDevice {\n    id\n    name\n    registeredAt\n  }\n": types.PushDevices_DeviceFragmentDoc,
    "\n  fragment QuietHours_preferences on NotificationPreferences {\n    quietHours {\n      from\n      until\n      days\n    }\n    timeZone\n  }\n": types.QuietHours_PreferencesFragmentDoc,
    "\n  mutation SetQuietHours($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...QuietHours_preferences\n      }\n    }\n  }\n": types.SetQuietHoursDocument,
    "\n  subscription ToldOfNotification($after: String) {\n    notificationAdded(after: $after) {\n      kind\n      position\n      unreadCount\n      notification {\n        id\n        number\n        ...ToldNotification_notification\n      }\n    }\n  }\n": types.ToldOfNotificationDocument,
    "\n  subscription UnreadCountChanged {\n    unreadNotifications {\n      kind\n      unreadCount\n    }\n  }\n": types.UnreadCountChangedDocument,
    "\n  query NotificationsPage($after: String, $unreadOnly: Boolean!) {\n    notifications(first: 20, after: $after, unreadOnly: $unreadOnly) {\n      edges {\n        node {\n          id\n          number\n          at\n          ...ToldNotification_notification\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.NotificationsPageDocument,
    "\n  fragment ToldNotification_notification on Notification {\n    id\n    number\n    kind\n    at\n    readAt\n    emoji\n    actor {\n      id\n      name\n      avatar {\n        ...Picture_file\n      }\n    }\n    conversation {\n      id\n      name\n    }\n    message {\n      id\n      number\n      body\n      deletedAt\n      attachments {\n        id\n      }\n      thread {\n        root {\n          id\n        }\n      }\n    }\n  }\n": types.ToldNotification_NotificationFragmentDoc,
    "\n  mutation MarkSomeNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) {\n      unreadCount\n      notifications {\n        id\n        readAt\n      }\n    }\n  }\n": types.MarkSomeNotificationsReadDocument,
    "\n  mutation MarkNotificationsReadUntil($input: MarkAllNotificationsReadInput!) {\n    markAllNotificationsRead(input: $input) {\n      unreadCount\n    }\n  }\n": types.MarkNotificationsReadUntilDocument,
    "\n  query UnreadCount {\n    unreadNotificationCount\n  }\n": types.UnreadCountDocument,
    "\n  fragment FoundPerson_user on User {\n    id\n    name\n    bio\n    ...PersonAvatar_user\n  }\n": types.FoundPerson_UserFragmentDoc,
    "\n  query FoundPeople($search: String!) {\n    users(search: $search, first: 20) {\n      edges {\n        node {\n          ...FoundPerson_user\n        }\n      }\n    }\n  }\n": types.FoundPeopleDocument,
    "\n  query PeopleAtHand {\n    contacts(state: CONTACT, first: 50) {\n      edges {\n        node {\n          user {\n            ...FoundPerson_user\n          }\n        }\n      }\n    }\n  }\n": types.PeopleAtHandDocument,
    "\n  fragment PersonAvatar_user on User {\n    id\n    name\n    avatar {\n      ...Picture_file\n    }\n    presence {\n      status\n    }\n  }\n": types.PersonAvatar_UserFragmentDoc,
    "\n  fragment PersonRow_user on User {\n    id\n    name\n    bio\n    customStatus {\n      emoji\n      text\n    }\n    ...PersonAvatar_user\n  }\n": types.PersonRow_UserFragmentDoc,
    "\n  fragment Picture_file on File {\n    id\n    renditions {\n      size\n      link {\n        url\n      }\n    }\n  }\n": types.Picture_FileFragmentDoc,
    "\n  query ProfileScreen($id: ID!) {\n    user(id: $id) {\n      id\n      name\n      bio\n      timeZone\n      roles\n      joinedAt\n      erased\n      customStatus {\n        emoji\n        text\n        until\n      }\n      presence {\n        status\n        lastSeenAt\n      }\n      externalProfile {\n        title\n        organisation\n        department\n        location\n        pageUrl\n      }\n      ...PersonAvatar_user\n      ...ContactActions_user\n    }\n  }\n": types.ProfileScreenDocument,
    "\n  query PublicChannels($search: String!, $after: String) {\n    publicChannels(search: $search, first: 30, after: $after) {\n      edges {\n        node {\n          id\n          ...PublicChannel_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.PublicChannelsDocument,
    "\n  query JoinableChannel($id: ID!) {\n    conversation(id: $id) {\n      ...PublicChannel_conversation\n    }\n  }\n": types.JoinableChannelDocument,
    "\n  fragment PublicChannel_conversation on Conversation {\n    id\n    name\n    topic\n    memberCount\n    viewerMember {\n      role\n    }\n  }\n": types.PublicChannel_ConversationFragmentDoc,
    "\n  mutation JoinChannel($conversationId: ID!) {\n    joinChannel(conversationId: $conversationId) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n": types.JoinChannelDocument,
    "\n  mutation KeepPushDevice($input: RegisterPushDeviceInput!) {\n    registerPushDevice(input: $input) {\n      device {\n        id\n        name\n        registeredAt\n      }\n    }\n  }\n": types.KeepPushDeviceDocument,
    "\n  mutation EndPushDevice($id: ID!) {\n    removePushDevice(id: $id) {\n      removedId\n    }\n  }\n": types.EndPushDeviceDocument,
    "\n  query OwnPushDevices {\n    pushKey\n    pushDevices {\n      id\n    }\n  }\n": types.OwnPushDevicesDocument,
    "\n  fragment SaidMessage_message on Message {\n    ...LiveMessage_message\n  }\n": types.SaidMessage_MessageFragmentDoc,
    "\n  fragment BookmarkedMessage_bookmark on Bookmark {\n    note\n    at\n    message {\n      id\n      ...SaidMessage_message\n      conversation {\n        id\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.BookmarkedMessage_BookmarkFragmentDoc,
    "\n  mutation RemoveBookmark($messageId: ID!) {\n    removeBookmark(messageId: $messageId) {\n      messageId\n    }\n  }\n": types.RemoveBookmarkDocument,
    "\n  query Bookmarks($after: String) {\n    bookmarks(first: 20, after: $after) {\n      edges {\n        cursor\n        node {\n          ...BookmarkedMessage_bookmark\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.BookmarksDocument,
    "\n  query DraftsOverview {\n    drafts {\n      threadRoot\n      body\n      savedAt\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.DraftsOverviewDocument,
    "\n  fragment Facets_searchFacets on SearchFacets {\n    count\n    isCountCut\n    conversations {\n      count\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n    senders {\n      count\n      sender {\n        id\n        name\n      }\n    }\n    marks {\n      mark\n      count\n    }\n  }\n": types.Facets_SearchFacetsFragmentDoc,
    "\n  fragment SearchHit_edge on SearchEdge {\n    highlights {\n      text\n      isMatch\n    }\n    node {\n      id\n      number\n      sentAt\n      sender {\n        id\n        name\n        avatar {\n          ...Picture_file\n        }\n      }\n      thread {\n        root {\n          id\n        }\n      }\n      attachments {\n        id\n        name\n      }\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.SearchHit_EdgeFragmentDoc,
    "\n  query SearchPage($query: String!, $after: String, $isFirst: Boolean!) {\n    searchMessages(query: $query, first: 20, after: $after) {\n      edges {\n        cursor\n        ...SearchHit_edge\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      problems {\n        text\n        message\n      }\n      corrections {\n        word\n        alternatives\n      }\n      facets @include(if: $isFirst) {\n        ...Facets_searchFacets\n      }\n    }\n  }\n": types.SearchPageDocument,
    "\n  query AccountSettings {\n    viewer {\n      id\n      email\n      emailVerified\n      foundByEmail\n    }\n  }\n": types.AccountSettingsDocument,
    "\n  mutation SendVerificationAgain {\n    requestEmailVerification {\n      verified\n    }\n  }\n": types.SendVerificationAgainDocument,
    "\n  mutation SetFoundByEmail($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n        foundByEmail\n      }\n    }\n  }\n": types.SetFoundByEmailDocument,
    "\n  mutation AskForAddressChange($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      email\n    }\n  }\n": types.AskForAddressChangeDocument,
    "\n  mutation EraseOwnAccount($input: EraseAccountInput!) {\n    eraseAccount(input: $input) {\n      erasedId\n    }\n  }\n": types.EraseOwnAccountDocument,
    "\n  query KeySettings {\n    apiKeys {\n      id\n      name\n      scopes\n      createdAt\n      expiresAt\n      lastUsedAt\n    }\n  }\n": types.KeySettingsDocument,
    "\n  mutation EndKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      apiKeyId\n    }\n  }\n": types.EndKeyDocument,
    "\n  query LanguageSettings {\n    viewer {\n      id\n      locale\n      timeZone\n    }\n  }\n": types.LanguageSettingsDocument,
    "\n  mutation SaveLanguage($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n        locale\n        timeZone\n      }\n    }\n  }\n": types.SaveLanguageDocument,
    "\n  mutation MakeKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      apiKey {\n        id\n      }\n      credential\n    }\n  }\n": types.MakeKeyDocument,
    "\n  fragment OwnPicture_user on User {\n    id\n    avatar {\n      id\n      status\n    }\n    ...PersonAvatar_user\n  }\n": types.OwnPicture_UserFragmentDoc,
    "\n  mutation SendPicture($input: UploadInput!) {\n    upload(input: $input) {\n      results {\n        file {\n          id\n        }\n      }\n    }\n  }\n": types.SendPictureDocument,
    "\n  mutation ChoosePicture($input: SetAvatarInput!) {\n    setAvatar(input: $input) {\n      user {\n        ...OwnPicture_user\n      }\n    }\n  }\n": types.ChoosePictureDocument,
    "\n  fragment OwnStatus_user on User {\n    id\n    customStatus {\n      emoji\n      text\n      until\n    }\n  }\n": types.OwnStatus_UserFragmentDoc,
    "\n  mutation SaveStatus($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        ...OwnStatus_user\n      }\n    }\n  }\n": types.SaveStatusDocument,
    "\n  fragment OwnWords_user on User {\n    id\n    name\n    bio\n  }\n": types.OwnWords_UserFragmentDoc,
    "\n  mutation SaveWords($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        ...OwnWords_user\n      }\n    }\n  }\n": types.SaveWordsDocument,
    "\n  fragment PasswordChange_user on User {\n    id\n    name\n    email\n  }\n": types.PasswordChange_UserFragmentDoc,
    "\n  mutation ChangeOwnPassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      changed\n    }\n  }\n": types.ChangeOwnPasswordDocument,
    "\n  query OwnAccountData {\n    personalData {\n      id\n      account\n    }\n  }\n": types.OwnAccountDataDocument,
    "\n  query OwnMessagesData($after: String) {\n    personalData {\n      id\n      messages(first: 100, after: $after)\n    }\n  }\n": types.OwnMessagesDataDocument,
    "\n  query OwnFilesData($after: String) {\n    personalData {\n      id\n      files(first: 100, after: $after) {\n        edges {\n          node {\n            id\n            name\n            bytes\n            type\n            sha256\n            createdAt\n            link(download: true) {\n              url\n              expiresAt\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.OwnFilesDataDocument,
    "\n  query ProfileSettings {\n    viewer {\n      id\n      ...OwnPicture_user\n      ...OwnWords_user\n      ...OwnStatus_user\n    }\n  }\n": types.ProfileSettingsDocument,
    "\n  query SecuritySettings {\n    viewer {\n      id\n      ...PasswordChange_user\n    }\n    twoFactor {\n      ...TwoFactorSettings_twoFactor\n    }\n  }\n": types.SecuritySettingsDocument,
    "\n  query SessionSettings {\n    sessions {\n      id\n      deviceName\n      agent\n      address\n      startedAt\n      refreshedAt\n      current\n    }\n  }\n": types.SessionSettingsDocument,
    "\n  mutation EndSession($id: ID!) {\n    revokeSession(id: $id) {\n      sessionId\n    }\n  }\n": types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    revokeAllSessions(input: { exceptCurrent: true }) {\n      sessionIds\n    }\n  }\n": types.EndOtherSessionsDocument,
    "\n  mutation TurnTwoFactorOff($input: DisableTwoFactorInput!) {\n    disableTwoFactor(input: $input) {\n      enabled\n    }\n  }\n": types.TurnTwoFactorOffDocument,
    "\n  mutation MakeRecoveryCodes($input: RenewRecoveryCodesInput!) {\n    renewRecoveryCodes(input: $input) {\n      recoveryCodes\n    }\n  }\n": types.MakeRecoveryCodesDocument,
    "\n  fragment TwoFactorSettings_twoFactor on TwoFactor {\n    enabled\n    recoveryCodesLeft\n  }\n": types.TwoFactorSettings_TwoFactorFragmentDoc,
    "\n  mutation BeginTwoFactor($input: StartTwoFactorInput!) {\n    startTwoFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n": types.BeginTwoFactorDocument,
    "\n  mutation TurnTwoFactorOn($input: ConfirmTwoFactorInput!) {\n    confirmTwoFactor(input: $input) {\n      recoveryCodes\n    }\n  }\n": types.TurnTwoFactorOnDocument,
    "\n  subscription PictureMade($id: ID!) {\n    fileChanged(id: $id) {\n      kind\n      file {\n        id\n        status\n        ...Picture_file\n      }\n    }\n  }\n": types.PictureMadeDocument,
    "\n  query ThreadRoot($messageId: ID!) {\n    message(id: $messageId) {\n      id\n      number\n      ...MessageRow_message\n      thread {\n        unread\n      }\n      conversation {\n        id\n        name\n        archivedAt\n        viewerMember {\n          role\n        }\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ThreadRootDocument,
    "\n  query ThreadPage($messageId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {\n    message(id: $messageId) {\n      id\n      replies(first: $first, after: $after, last: $last, before: $before, around: $around) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n": types.ThreadPageDocument,
    "\n  mutation ReadThread($messageId: ID!) {\n    readThread(messageId: $messageId) {\n      root {\n        id\n        thread {\n          unread\n        }\n      }\n    }\n  }\n": types.ReadThreadDocument,
    "\n    query AskConversation($id: ID!) {\n      conversation(id: $id) {\n        ...ListedConversation_conversation\n      }\n    }\n  ": types.AskConversationDocument,
    "\n    query AskReceipts($id: ID!) {\n      message(id: $id) {\n        id\n        status\n      }\n    }\n  ": types.AskReceiptsDocument,
    "\n    query AskThread($id: ID!) {\n      message(id: $id) {\n        id\n        thread {\n          replyCount\n          lastReplyAt\n          unread\n          root {\n            id\n          }\n        }\n      }\n    }\n  ": types.AskThreadDocument,
    "\n  mutation ChatMarkDelivered($input: MarkInput!) {\n    markDelivered(input: $input) {\n      conversation {\n        id\n      }\n    }\n  }\n": types.ChatMarkDeliveredDocument,
    "\n  mutation ChatHeartbeat($input: HeartbeatInput!) {\n    heartbeat(input: $input) {\n      presence {\n        status\n        chosen\n        until\n      }\n      nextWithinSeconds\n      idleAfterSeconds\n    }\n  }\n": types.ChatHeartbeatDocument,
    "\n  subscription ChatInbox($positions: [ConversationPositionInput!]) {\n    inbox(positions: $positions) {\n      kind\n      conversationId\n      position\n      conversation {\n        id\n        kind\n        name\n        topic\n        isPublic\n        historyForNewMembers\n        archiveAfterDays\n        archivedAt\n        lastMessageAt\n        memberCount\n        status\n        assignee {\n          id\n          name\n        }\n      }\n      event {\n        __typename\n        ... on MessageAdded {\n          message {\n            ...LiveMessage_message\n          }\n        }\n        ... on MessageChanged {\n          change\n          message {\n            ...LiveMessage_message\n          }\n        }\n      }\n    }\n  }\n": types.ChatInboxDocument,
    "\n  fragment LiveMessage_message on Message {\n    id\n    number\n    clientId\n    sentAt\n    body\n    html\n    editedAt\n    deletedAt\n    pinnedAt\n    permalink\n    sender {\n      id\n      name\n      avatar {\n        id\n        dominantColour\n        renditions {\n          size\n          link {\n            url\n            expiresAt\n          }\n        }\n      }\n    }\n    system {\n      kind\n      people {\n        id\n        name\n      }\n      name\n      topic\n      role\n      archived\n      status\n    }\n    mentions {\n      people {\n        id\n        name\n      }\n      everyone\n      here\n    }\n    reactions {\n      emoji\n      count\n      people {\n        id\n        name\n      }\n    }\n    thread {\n      replyCount\n      lastReplyAt\n      root {\n        id\n      }\n    }\n    quote {\n      id\n      number\n      body\n      deletedAt\n      sender {\n        id\n        name\n      }\n    }\n    forwardedFrom {\n      __typename\n    }\n    attachments {\n      id\n      name\n      status\n      bytes\n      kind\n      type\n      width\n      height\n      durationMs\n      blurhash\n      dominantColour\n      link {\n        url\n        expiresAt\n      }\n      renditions {\n        size\n        width\n        height\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n  }\n": types.LiveMessage_MessageFragmentDoc,
    "\n  mutation ChatSendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        ...MessageRow_message\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": types.ChatSendMessageDocument,
    "\n  mutation BeginUpload($input: RequestUploadInput!) {\n    requestUpload(input: $input) {\n      upload {\n        file {\n          id\n        }\n        parts {\n          number\n          start\n          bytes\n          received\n          url\n        }\n      }\n    }\n  }\n": types.BeginUploadDocument,
    "\n  query ResumeUpload($fileId: ID!) {\n    openUpload(fileId: $fileId) {\n      file {\n        id\n      }\n      parts {\n        number\n        start\n        bytes\n        received\n        url\n      }\n    }\n  }\n": types.ResumeUploadDocument,
    "\n  mutation CompleteUpload($fileId: ID!) {\n    completeUpload(fileId: $fileId) {\n      file {\n        id\n        status\n      }\n    }\n  }\n": types.CompleteUploadDocument,
    "\n  mutation GiveUpUpload($fileId: ID!) {\n    deleteFile(id: $fileId) {\n      deletedId\n    }\n  }\n": types.GiveUpUploadDocument,
    "\n  subscription ChatViewerMemberChanged {\n    viewerMemberChanged {\n      kind\n      conversationId\n      conversation {\n        id\n        viewerMember {\n          role\n          joinedAt\n          lastReadNumber\n          mutedUntil\n          pinned\n          archived\n          level\n          nickname\n        }\n      }\n    }\n  }\n": types.ChatViewerMemberChangedDocument,
    "\n  subscription ChatPresence($userIds: [ID!]!) {\n    presence(userIds: $userIds) {\n      kind\n      user {\n        id\n      }\n      presence {\n        status\n        lastSeenAt\n      }\n    }\n  }\n": types.ChatPresenceDocument,
    "\n  subscription ChatTyping($conversationId: ID!) {\n    typing(conversationId: $conversationId) {\n      kind\n      conversation {\n        id\n      }\n      people {\n        until\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.ChatTypingDocument,
    "\n  subscription ChatReceipts($conversationId: ID!) {\n    receiptMoved(conversationId: $conversationId) {\n      kind\n      conversationId\n      receipt {\n        kind\n        number\n        user {\n          id\n        }\n      }\n    }\n  }\n": types.ChatReceiptsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuditEntry_entry on AuditEntry {\n    id\n    at\n    action\n    address\n    agent\n    details\n    actor {\n      id\n      name\n    }\n    subject {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment AuditEntry_entry on AuditEntry {\n    id\n    at\n    action\n    address\n    agent\n    details\n    actor {\n      id\n      name\n    }\n    subject {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminAuditLog($after: String, $filter: AuditFilterInput) {\n    auditLog(first: 50, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          ...AuditEntry_entry\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminAuditLog($after: String, $filter: AuditFilterInput) {\n    auditLog(first: 50, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          ...AuditEntry_entry\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeadLetter_deadLetter on DeadLetter {\n    id\n    stream\n    group\n    eventId\n    eventName\n    buriedAt\n    attempts\n    errorCode\n    replayedAt\n  }\n"): (typeof documents)["\n  fragment DeadLetter_deadLetter on DeadLetter {\n    id\n    stream\n    group\n    eventId\n    eventName\n    buriedAt\n    attempts\n    errorCode\n    replayedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayDeadLetter($id: ID!) {\n    replayDeadLetter(id: $id) {\n      deadLetter {\n        ...DeadLetter_deadLetter\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReplayDeadLetter($id: ID!) {\n    replayDeadLetter(id: $id) {\n      deadLetter {\n        ...DeadLetter_deadLetter\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardDeadLetter($id: ID!) {\n    discardDeadLetter(id: $id) {\n      deadLetterId\n    }\n  }\n"): (typeof documents)["\n  mutation DiscardDeadLetter($id: ID!) {\n    discardDeadLetter(id: $id) {\n      deadLetterId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminDeadLetters($after: String) {\n    deadLetters(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          ...DeadLetter_deadLetter\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminDeadLetters($after: String) {\n    deadLetters(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          ...DeadLetter_deadLetter\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminDeliveries($after: String, $filter: DeliveryFilterInput) {\n    deliveries(first: 50, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          ...Delivery_delivery\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminDeliveries($after: String, $filter: DeliveryFilterInput) {\n    deliveries(first: 50, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          ...Delivery_delivery\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Delivery_delivery on Delivery {\n    id\n    channel\n    status\n    attempts\n    reason\n    createdAt\n    endedAt\n    nextTryAt\n    kind\n    letter\n    user {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment Delivery_delivery on Delivery {\n    id\n    channel\n    status\n    attempts\n    reason\n    createdAt\n    endedAt\n    nextTryAt\n    kind\n    letter\n    user {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryDelivery($id: ID!) {\n    retryDelivery(id: $id) {\n      delivery {\n        ...Delivery_delivery\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryDelivery($id: ID!) {\n    retryDelivery(id: $id) {\n      delivery {\n        ...Delivery_delivery\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminMatters($since: DateTime!) {\n    deadLetters(first: 100) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    failed: deliveries(first: 100, filter: { statuses: [FAILED] }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    waiting: deliveries(first: 100, filter: { statuses: [WAITING] }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    refused: auditLog(first: 100, filter: { actions: [LOG_IN_FAILED], from: $since }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminMatters($since: DateTime!) {\n    deadLetters(first: 100) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    failed: deliveries(first: 100, filter: { statuses: [FAILED] }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    waiting: deliveries(first: 100, filter: { statuses: [WAITING] }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    refused: auditLog(first: 100, filter: { actions: [LOG_IN_FAILED], from: $since }) {\n      edges {\n        cursor\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminPeople($search: String!, $after: String) {\n    users(search: $search, first: 20, after: $after) {\n      edges {\n        node {\n          id\n          ...AdminPerson_user\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminPeople($search: String!, $after: String) {\n    users(search: $search, first: 20, after: $after) {\n      edges {\n        node {\n          id\n          ...AdminPerson_user\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AdminPerson_user on User {\n    id\n    name\n    email\n    emailVerified\n    suspended\n    erased\n    roles\n    joinedAt\n    ...PersonAvatar_user\n  }\n"): (typeof documents)["\n  fragment AdminPerson_user on User {\n    id\n    name\n    email\n    emailVerified\n    suspended\n    erased\n    roles\n    joinedAt\n    ...PersonAvatar_user\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreAccount($userId: ID!) {\n    restoreAccount(userId: $userId) {\n      user {\n        id\n        suspended\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreAccount($userId: ID!) {\n    restoreAccount(userId: $userId) {\n      user {\n        id\n        suspended\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetRoles($input: SetRolesInput!) {\n    setRoles(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetRoles($input: SetRolesInput!) {\n    setRoles(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) {\n      user {\n        id\n        suspended\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) {\n      user {\n        id\n        suspended\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilteredPerson($id: ID!) {\n    user(id: $id) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query FilteredPerson($id: ID!) {\n    user(id: $id) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FreshLinks($id: ID!) {\n    file(id: $id) {\n      id\n      status\n      link {\n        url\n        expiresAt\n      }\n      renditions {\n        size\n        width\n        height\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query FreshLinks($id: ID!) {\n    file(id: $id) {\n      id\n      status\n      link {\n        url\n        expiresAt\n      }\n      renditions {\n        size\n        width\n        height\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmAddressChange($input: ConfirmEmailChangeInput!) {\n    confirmEmailChange(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmAddressChange($input: ConfirmEmailChangeInput!) {\n    confirmEmailChange(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskForReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      accepted\n    }\n  }\n"): (typeof documents)["\n  mutation AskForReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      accepted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PasswordStrength($input: PasswordStrengthInput!) {\n    passwordStrength(input: $input) {\n      score\n      acceptable\n      advice\n    }\n  }\n"): (typeof documents)["\n  query PasswordStrength($input: PasswordStrengthInput!) {\n    passwordStrength(input: $input) {\n      score\n      acceptable\n      advice\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPasswordByLink($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      reset\n    }\n  }\n"): (typeof documents)["\n  mutation SetPasswordByLink($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      reset\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyAddress($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation VerifyAddress($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBusinessStatus($input: SetBusinessStatusInput!) {\n    setBusinessStatus(input: $input) {\n      conversation {\n        id\n        status\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetBusinessStatus($input: SetBusinessStatusInput!) {\n    setBusinessStatus(input: $input) {\n      conversation {\n        id\n        status\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignBusinessChat($input: AssignBusinessChatInput!) {\n    assignBusinessChat(input: $input) {\n      conversation {\n        id\n        status\n        assignee {\n          id\n          name\n        }\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AssignBusinessChat($input: AssignBusinessChatInput!) {\n    assignBusinessChat(input: $input) {\n      conversation {\n        id\n        status\n        assignee {\n          id\n          name\n        }\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BusinessChat($id: ID!) {\n    conversation(id: $id) {\n      id\n      kind\n      status\n      assignee {\n        id\n        name\n      }\n      viewerMember {\n        role\n      }\n    }\n  }\n"): (typeof documents)["\n  query BusinessChat($id: ID!) {\n    conversation(id: $id) {\n      id\n      kind\n      status\n      assignee {\n        id\n        name\n      }\n      viewerMember {\n        role\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BusinessQueue($status: BusinessStatus!, $after: String) {\n    businessChats(status: $status, first: 30, after: $after) {\n      edges {\n        node {\n          id\n          ...QueuedChat_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query BusinessQueue($status: BusinessStatus!, $after: String) {\n    businessChats(status: $status, first: 30, after: $after) {\n      edges {\n        node {\n          id\n          ...QueuedChat_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BusinessAgents($id: ID!) {\n    conversation(id: $id) {\n      id\n      members(first: 50, role: AGENT) {\n        edges {\n          node {\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BusinessAgents($id: ID!) {\n    conversation(id: $id) {\n      id\n      members(first: 50, role: AGENT) {\n        edges {\n          node {\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QueuedChat_conversation on Conversation {\n    id\n    name\n    lastMessageAt\n    assignee {\n      id\n      name\n    }\n    viewerMember {\n      role\n    }\n  }\n"): (typeof documents)["\n  fragment QueuedChat_conversation on Conversation {\n    id\n    name\n    lastMessageAt\n    assignee {\n      id\n      name\n    }\n    viewerMember {\n      role\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SayInCall($input: SendCallSignalInput!) {\n    sendCallSignal(input: $input) {\n      signal {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SayInCall($input: SendCallSignalInput!) {\n    sendCallSignal(input: $input) {\n      signal {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CallIceServers {\n    iceServers {\n      servers {\n        urls\n        username\n        credential\n      }\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  query CallIceServers {\n    iceServers {\n      servers {\n        urls\n        username\n        credential\n      }\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription CallLine {\n    callSignals {\n      kind\n      signals {\n        id\n        callId\n        kind\n        conversation {\n          id\n        }\n        from {\n          id\n        }\n        fromDeviceId\n        toDeviceId\n        payload\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription CallLine {\n    callSignals {\n      kind\n      signals {\n        id\n        callId\n        kind\n        conversation {\n          id\n        }\n        from {\n          id\n        }\n        fromDeviceId\n        toDeviceId\n        payload\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CallPeople($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      members(first: 100) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              ...PersonAvatar_user\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CallPeople($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      members(first: 100) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              ...PersonAvatar_user\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CallPerson($id: ID!) {\n    user(id: $id) {\n      id\n      name\n      avatar {\n        ...Picture_file\n      }\n    }\n  }\n"): (typeof documents)["\n  query CallPerson($id: ID!) {\n    user(id: $id) {\n      id\n      name\n      avatar {\n        ...Picture_file\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChatScreen($conversationId: ID!, $isOpen: Boolean!) {\n    viewer {\n      id\n      ...OwnMenu_user\n    }\n    ...ConversationList_query\n    ...ConversationPane_query @include(if: $isOpen)\n  }\n"): (typeof documents)["\n  query ChatScreen($conversationId: ID!, $isOpen: Boolean!) {\n    viewer {\n      id\n      ...OwnMenu_user\n    }\n    ...ConversationList_query\n    ...ConversationPane_query @include(if: $isOpen)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChatDrafts {\n    drafts {\n      threadRoot\n      body\n      conversation {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChatDrafts {\n    drafts {\n      threadRoot\n      body\n      conversation {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatSaveDraft($input: SaveDraftInput!) {\n    saveDraft(input: $input) {\n      draft {\n        savedAt\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatSaveDraft($input: SaveDraftInput!) {\n    saveDraft(input: $input) {\n      draft {\n        savedAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MentionableMembers($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      members(first: 100) {\n        edges {\n          node {\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MentionableMembers($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      members(first: 100) {\n        edges {\n          node {\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatStartTyping($conversationId: ID!) {\n    startTyping(conversationId: $conversationId) {\n      againAfterSeconds\n    }\n  }\n"): (typeof documents)["\n  mutation ChatStartTyping($conversationId: ID!) {\n    startTyping(conversationId: $conversationId) {\n      againAfterSeconds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatStopTyping($conversationId: ID!) {\n    stopTyping(conversationId: $conversationId) {\n      againAfterSeconds\n    }\n  }\n"): (typeof documents)["\n  mutation ChatStopTyping($conversationId: ID!) {\n    stopTyping(conversationId: $conversationId) {\n      againAfterSeconds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ContactActions_user on User {\n    id\n    name\n    erased\n    contact {\n      state\n      since\n    }\n  }\n"): (typeof documents)["\n  fragment ContactActions_user on User {\n    id\n    name\n    erased\n    contact {\n      state\n      since\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskForContact($userId: ID!) {\n    requestContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AskForContact($userId: ID!) {\n    requestContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AgreeToContact($userId: ID!) {\n    acceptContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AgreeToContact($userId: ID!) {\n    acceptContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PutContactRequestAway($userId: ID!) {\n    declineContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PutContactRequestAway($userId: ID!) {\n    declineContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndContact($userId: ID!) {\n    removeContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EndContact($userId: ID!) {\n    removeContact(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BlockPerson($userId: ID!) {\n    blockPerson(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation BlockPerson($userId: ID!) {\n    blockPerson(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnblockPerson($userId: ID!) {\n    unblockPerson(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnblockPerson($userId: ID!) {\n    unblockPerson(userId: $userId) {\n      user {\n        id\n        contact {\n          state\n          since\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactsPage($state: ContactState!, $after: String) {\n    contacts(state: $state, first: 50, after: $after) {\n      edges {\n        node {\n          user {\n            ...PeopleList_user\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query ContactsPage($state: ContactState!, $after: String) {\n    contacts(state: $state, first: 50, after: $after) {\n      edges {\n        node {\n          user {\n            ...PeopleList_user\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PeopleList_user on User {\n    id\n    ...PersonRow_user\n    ...ContactActions_user\n  }\n"): (typeof documents)["\n  fragment PeopleList_user on User {\n    id\n    ...PersonRow_user\n    ...ContactActions_user\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleSearch($search: String!) {\n    users(search: $search, first: 20) {\n      edges {\n        node {\n          ...PeopleList_user\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PeopleSearch($search: String!) {\n    users(search: $search, first: 20) {\n      edges {\n        node {\n          ...PeopleList_user\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenDirect($userId: ID!) {\n    startDirect(userId: $userId) {\n      conversation {\n        id\n        kind\n        name\n        lastMessageAt\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenDirect($userId: ID!) {\n    startDirect(userId: $userId) {\n      conversation {\n        id\n        kind\n        name\n        lastMessageAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PreferConversation($input: SetConversationPreferencesInput!) {\n    setConversationPreferences(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          mutedUntil\n          pinned\n          archived\n          level\n          nickname\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PreferConversation($input: SetConversationPreferencesInput!) {\n    setConversationPreferences(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          mutedUntil\n          pinned\n          archived\n          level\n          nickname\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeConversation($input: UpdateConversationInput!) {\n    updateConversation(input: $input) {\n      conversation {\n        id\n        name\n        topic\n        isPublic\n        historyForNewMembers\n        archiveAfterDays\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeConversation($input: UpdateConversationInput!) {\n    updateConversation(input: $input) {\n      conversation {\n        id\n        name\n        topic\n        isPublic\n        historyForNewMembers\n        archiveAfterDays\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndConversation($input: ArchiveConversationInput!) {\n    archiveConversation(input: $input) {\n      conversation {\n        id\n        archivedAt\n        viewerMember {\n          archived\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EndConversation($input: ArchiveConversationInput!) {\n    archiveConversation(input: $input) {\n      conversation {\n        id\n        archivedAt\n        viewerMember {\n          archived\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LeaveConversation($conversationId: ID!) {\n    leaveConversation(conversationId: $conversationId) {\n      conversationId\n    }\n  }\n"): (typeof documents)["\n  mutation LeaveConversation($conversationId: ID!) {\n    leaveConversation(conversationId: $conversationId) {\n      conversationId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddMembers($input: AddMembersInput!) {\n    addMembers(input: $input) {\n      conversation {\n        id\n        memberCount\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddMembers($input: AddMembersInput!) {\n    addMembers(input: $input) {\n      conversation {\n        id\n        memberCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      conversation {\n        id\n        memberCount\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      conversation {\n        id\n        memberCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMemberRole($input: SetMemberRoleInput!) {\n    setMemberRole(input: $input) {\n      conversation {\n        id\n      }\n      member {\n        role\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetMemberRole($input: SetMemberRoleInput!) {\n    setMemberRole(input: $input) {\n      conversation {\n        id\n      }\n      member {\n        role\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TransferOwnership($input: TransferOwnershipInput!) {\n    transferOwnership(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          role\n        }\n      }\n      member {\n        role\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TransferOwnership($input: TransferOwnershipInput!) {\n    transferOwnership(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          role\n        }\n      }\n      member {\n        role\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationFiles($query: String!, $after: String) {\n    searchMessages(query: $query, first: 20, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          ...SaidMessage_message\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConversationFiles($query: String!, $after: String) {\n    searchMessages(query: $query, first: 20, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          ...SaidMessage_message\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationDetails($id: ID!) {\n    conversation(id: $id) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      historyForNewMembers\n      archiveAfterDays\n      createdAt\n      archivedAt\n      memberCount\n      viewerMember {\n        role\n        joinedAt\n        mutedUntil\n        pinned\n        archived\n        level\n        nickname\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConversationDetails($id: ID!) {\n    conversation(id: $id) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      historyForNewMembers\n      archiveAfterDays\n      createdAt\n      archivedAt\n      memberCount\n      viewerMember {\n        role\n        joinedAt\n        mutedUntil\n        pinned\n        archived\n        level\n        nickname\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Members($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      members(first: 50, after: $after) {\n        edges {\n          node {\n            role\n            nickname\n            user {\n              id\n              name\n              ...PersonAvatar_user\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Members($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      members(first: 50, after: $after) {\n        edges {\n          node {\n            role\n            nickname\n            user {\n              id\n              name\n              ...PersonAvatar_user\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PinnedMessages($id: ID!) {\n    conversation(id: $id) {\n      id\n      pinnedMessages {\n        id\n        ...SaidMessage_message\n      }\n    }\n  }\n"): (typeof documents)["\n  query PinnedMessages($id: ID!) {\n    conversation(id: $id) {\n      id\n      pinnedMessages {\n        id\n        ...SaidMessage_message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversationList_query on Query {\n    viewer {\n      id\n      name\n    }\n    conversations(first: 30) {\n      edges {\n        node {\n          id\n          position\n          ...ListedConversation_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ConversationList_query on Query {\n    viewer {\n      id\n      name\n    }\n    conversations(first: 30) {\n      edges {\n        node {\n          id\n          position\n          ...ListedConversation_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationListPage($first: Int!, $after: String, $archived: Boolean) {\n    viewer {\n      id\n      name\n    }\n    conversations(first: $first, after: $after, archived: $archived) {\n      edges {\n        node {\n          id\n          position\n          ...ListedConversation_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConversationListPage($first: Int!, $after: String, $archived: Boolean) {\n    viewer {\n      id\n      name\n    }\n    conversations(first: $first, after: $after, archived: $archived) {\n      edges {\n        node {\n          id\n          position\n          ...ListedConversation_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ListedConversation_conversation on Conversation {\n    id\n    kind\n    name\n    topic\n    isPublic\n    archivedAt\n    lastMessageAt\n    memberCount\n    position\n    viewerMember {\n      role\n      joinedAt\n      unread\n      lastReadNumber\n      mutedUntil\n      pinned\n      archived\n      level\n      nickname\n    }\n    lastMessage {\n      id\n      number\n      sentAt\n      body\n      deletedAt\n      sender {\n        id\n        name\n      }\n      system {\n        kind\n        people {\n          id\n          name\n        }\n        name\n        topic\n        role\n        archived\n        status\n      }\n      attachments {\n        id\n        kind\n        name\n      }\n    }\n    members(first: 5) {\n      edges {\n        node {\n          nickname\n          user {\n            id\n            name\n            avatar {\n              id\n              dominantColour\n              renditions {\n                size\n                link {\n                  url\n                  expiresAt\n                }\n              }\n            }\n            presence {\n              status\n              lastSeenAt\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ListedConversation_conversation on Conversation {\n    id\n    kind\n    name\n    topic\n    isPublic\n    archivedAt\n    lastMessageAt\n    memberCount\n    position\n    viewerMember {\n      role\n      joinedAt\n      unread\n      lastReadNumber\n      mutedUntil\n      pinned\n      archived\n      level\n      nickname\n    }\n    lastMessage {\n      id\n      number\n      sentAt\n      body\n      deletedAt\n      sender {\n        id\n        name\n      }\n      system {\n        kind\n        people {\n          id\n          name\n        }\n        name\n        topic\n        role\n        archived\n        status\n      }\n      attachments {\n        id\n        kind\n        name\n      }\n    }\n    members(first: 5) {\n      edges {\n        node {\n          nickname\n          user {\n            id\n            name\n            avatar {\n              id\n              dominantColour\n              renditions {\n                size\n                link {\n                  url\n                  expiresAt\n                }\n              }\n            }\n            presence {\n              status\n              lastSeenAt\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversationPane_query on Query {\n    viewer {\n      id\n      name\n    }\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      archivedAt\n      memberCount\n      position\n      status\n      assignee {\n        id\n        name\n      }\n      viewerMember {\n        role\n        joinedAt\n        unread\n        lastReadNumber\n        mutedUntil\n        pinned\n        archived\n        level\n        nickname\n      }\n      lastMessage {\n        id\n        number\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              presence {\n                status\n                lastSeenAt\n              }\n            }\n          }\n        }\n      }\n      typing {\n        until\n        user {\n          id\n          name\n        }\n      }\n      messages(last: 50) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ConversationPane_query on Query {\n    viewer {\n      id\n      name\n    }\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      archivedAt\n      memberCount\n      position\n      status\n      assignee {\n        id\n        name\n      }\n      viewerMember {\n        role\n        joinedAt\n        unread\n        lastReadNumber\n        mutedUntil\n        pinned\n        archived\n        level\n        nickname\n      }\n      lastMessage {\n        id\n        number\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              presence {\n                status\n                lastSeenAt\n              }\n            }\n          }\n        }\n      }\n      typing {\n        until\n        user {\n          id\n          name\n        }\n      }\n      messages(last: 50) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationPane($conversationId: ID!) {\n    ...ConversationPane_query\n  }\n"): (typeof documents)["\n  query ConversationPane($conversationId: ID!) {\n    ...ConversationPane_query\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationHead($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      archivedAt\n      memberCount\n      viewerMember {\n        role\n        unread\n        lastReadNumber\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              presence {\n                status\n                lastSeenAt\n              }\n            }\n          }\n        }\n      }\n      typing {\n        until\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConversationHead($conversationId: ID!) {\n    conversation(id: $conversationId) {\n      id\n      kind\n      name\n      topic\n      isPublic\n      archivedAt\n      memberCount\n      viewerMember {\n        role\n        unread\n        lastReadNumber\n      }\n      members(first: 5) {\n        edges {\n          node {\n            nickname\n            user {\n              id\n              name\n              presence {\n                status\n                lastSeenAt\n              }\n            }\n          }\n        }\n      }\n      typing {\n        until\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewerName {\n    viewer {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query ViewerName {\n    viewer {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EarlierWordings_message on Message {\n    sentAt\n    html\n    editedAt\n    mentions {\n      people {\n        id\n        name\n      }\n    }\n    edits {\n      html\n      saidAt\n    }\n  }\n"): (typeof documents)["\n  fragment EarlierWordings_message on Message {\n    sentAt\n    html\n    editedAt\n    mentions {\n      people {\n        id\n        name\n      }\n    }\n    edits {\n      html\n      saidAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MessageInfo($id: ID!) {\n    message(id: $id) {\n      id\n      ...Readers_message\n      ...ReactedPeople_message\n      ...EarlierWordings_message\n    }\n  }\n"): (typeof documents)["\n  query MessageInfo($id: ID!) {\n    message(id: $id) {\n      id\n      ...Readers_message\n      ...ReactedPeople_message\n      ...EarlierWordings_message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReactedPeople_message on Message {\n    reactions {\n      emoji\n      count\n      viewerReacted\n      people(first: 100) {\n        id\n        name\n        ...PersonAvatar_user\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ReactedPeople_message on Message {\n    reactions {\n      emoji\n      count\n      viewerReacted\n      people(first: 100) {\n        id\n        name\n        ...PersonAvatar_user\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Readers_message on Message {\n    receipts {\n      deliveredCount\n      readCount\n      people {\n        deliveredAt\n        readAt\n        user {\n          id\n          name\n          ...PersonAvatar_user\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Readers_message on Message {\n    receipts {\n      deliveredCount\n      readCount\n      people {\n        deliveredAt\n        readAt\n        user {\n          id\n          name\n          ...PersonAvatar_user\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatEditMessage($input: EditMessageInput!) {\n    editMessage(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatEditMessage($input: EditMessageInput!) {\n    editMessage(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatDeleteMessage($messageId: ID!) {\n    deleteMessage(messageId: $messageId) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatDeleteMessage($messageId: ID!) {\n    deleteMessage(messageId: $messageId) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatPinMessage($messageId: ID!) {\n    pinMessage(messageId: $messageId) {\n      message {\n        id\n        pinnedAt\n        conversation {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatPinMessage($messageId: ID!) {\n    pinMessage(messageId: $messageId) {\n      message {\n        id\n        pinnedAt\n        conversation {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatUnpinMessage($messageId: ID!) {\n    unpinMessage(messageId: $messageId) {\n      message {\n        id\n        pinnedAt\n        conversation {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatUnpinMessage($messageId: ID!) {\n    unpinMessage(messageId: $messageId) {\n      message {\n        id\n        pinnedAt\n        conversation {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatAddReaction($input: ReactionInput!) {\n    addReaction(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatAddReaction($input: ReactionInput!) {\n    addReaction(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatRemoveReaction($input: ReactionInput!) {\n    removeReaction(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatRemoveReaction($input: ReactionInput!) {\n    removeReaction(input: $input) {\n      message {\n        ...MessageRow_message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatAddBookmark($input: AddBookmarkInput!) {\n    addBookmark(input: $input) {\n      messageId\n    }\n  }\n"): (typeof documents)["\n  mutation ChatAddBookmark($input: AddBookmarkInput!) {\n    addBookmark(input: $input) {\n      messageId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatForwardMessage($input: ForwardMessageInput!) {\n    forwardMessage(input: $input) {\n      message {\n        ...MessageRow_message\n        conversation {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatForwardMessage($input: ForwardMessageInput!) {\n    forwardMessage(input: $input) {\n      message {\n        ...MessageRow_message\n        conversation {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatMarkRead($input: MarkInput!) {\n    markRead(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          lastReadNumber\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatMarkRead($input: MarkInput!) {\n    markRead(input: $input) {\n      conversation {\n        id\n        viewerMember {\n          lastReadNumber\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MessagePage($conversationId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {\n    conversation(id: $conversationId) {\n      id\n      messages(first: $first, after: $after, last: $last, before: $before, around: $around) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MessagePage($conversationId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {\n    conversation(id: $conversationId) {\n      id\n      messages(first: $first, after: $after, last: $last, before: $before, around: $around) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MessageRow_message on Message {\n    ...LiveMessage_message\n    status\n    reactions {\n      emoji\n      viewerReacted\n    }\n    thread {\n      unread\n    }\n  }\n"): (typeof documents)["\n  fragment MessageRow_message on Message {\n    ...LiveMessage_message\n    status\n    reactions {\n      emoji\n      viewerReacted\n    }\n    thread {\n      unread\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OwnMenu_user on User {\n    id\n    name\n    locale\n    avatar {\n      id\n      renditions {\n        size\n        link {\n          url\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment OwnMenu_user on User {\n    id\n    name\n    locale\n    avatar {\n      id\n      renditions {\n        size\n        link {\n          url\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnMenu {\n    viewer {\n      ...OwnMenu_user\n    }\n  }\n"): (typeof documents)["\n  query OwnMenu {\n    viewer {\n      ...OwnMenu_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartDirectChat($userId: ID!) {\n    startDirect(userId: $userId) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartDirectChat($userId: ID!) {\n    startDirect(userId: $userId) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskForHelp($input: OpenBusinessChatInput!) {\n    openBusinessChat(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AskForHelp($input: OpenBusinessChatInput!) {\n    openBusinessChat(input: $input) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Digest_preferences on NotificationPreferences {\n    digest {\n      every\n      hour\n    }\n  }\n"): (typeof documents)["\n  fragment Digest_preferences on NotificationPreferences {\n    digest {\n      every\n      hour\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetDigest($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...Digest_preferences\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetDigest($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...Digest_preferences\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KindWishes_preferences on NotificationPreferences {\n    kinds {\n      kind\n      inApp\n      email\n      push\n    }\n  }\n"): (typeof documents)["\n  fragment KindWishes_preferences on NotificationPreferences {\n    kinds {\n      kind\n      inApp\n      email\n      push\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetNotificationWish($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...KindWishes_preferences\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetNotificationWish($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...KindWishes_preferences\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotificationSettings {\n    notificationPreferences {\n      ...KindWishes_preferences\n      ...QuietHours_preferences\n      ...Digest_preferences\n    }\n    pushKey\n    pushDevices {\n      id\n      ...PushDevices_device\n    }\n  }\n"): (typeof documents)["\n  query NotificationSettings {\n    notificationPreferences {\n      ...KindWishes_preferences\n      ...QuietHours_preferences\n      ...Digest_preferences\n    }\n    pushKey\n    pushDevices {\n      id\n      ...PushDevices_device\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PushDevices_device on PushDevice {\n    id\n    name\n    registeredAt\n  }\n"): (typeof documents)["\n  fragment PushDevices_device on PushDevice {\n    id\n    name\n    registeredAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QuietHours_preferences on NotificationPreferences {\n    quietHours {\n      from\n      until\n      days\n    }\n    timeZone\n  }\n"): (typeof documents)["\n  fragment QuietHours_preferences on NotificationPreferences {\n    quietHours {\n      from\n      until\n      days\n    }\n    timeZone\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetQuietHours($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...QuietHours_preferences\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetQuietHours($input: SetNotificationPreferencesInput!) {\n    setNotificationPreferences(input: $input) {\n      preferences {\n        ...QuietHours_preferences\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ToldOfNotification($after: String) {\n    notificationAdded(after: $after) {\n      kind\n      position\n      unreadCount\n      notification {\n        id\n        number\n        ...ToldNotification_notification\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ToldOfNotification($after: String) {\n    notificationAdded(after: $after) {\n      kind\n      position\n      unreadCount\n      notification {\n        id\n        number\n        ...ToldNotification_notification\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription UnreadCountChanged {\n    unreadNotifications {\n      kind\n      unreadCount\n    }\n  }\n"): (typeof documents)["\n  subscription UnreadCountChanged {\n    unreadNotifications {\n      kind\n      unreadCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotificationsPage($after: String, $unreadOnly: Boolean!) {\n    notifications(first: 20, after: $after, unreadOnly: $unreadOnly) {\n      edges {\n        node {\n          id\n          number\n          at\n          ...ToldNotification_notification\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query NotificationsPage($after: String, $unreadOnly: Boolean!) {\n    notifications(first: 20, after: $after, unreadOnly: $unreadOnly) {\n      edges {\n        node {\n          id\n          number\n          at\n          ...ToldNotification_notification\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ToldNotification_notification on Notification {\n    id\n    number\n    kind\n    at\n    readAt\n    emoji\n    actor {\n      id\n      name\n      avatar {\n        ...Picture_file\n      }\n    }\n    conversation {\n      id\n      name\n    }\n    message {\n      id\n      number\n      body\n      deletedAt\n      attachments {\n        id\n      }\n      thread {\n        root {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ToldNotification_notification on Notification {\n    id\n    number\n    kind\n    at\n    readAt\n    emoji\n    actor {\n      id\n      name\n      avatar {\n        ...Picture_file\n      }\n    }\n    conversation {\n      id\n      name\n    }\n    message {\n      id\n      number\n      body\n      deletedAt\n      attachments {\n        id\n      }\n      thread {\n        root {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkSomeNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) {\n      unreadCount\n      notifications {\n        id\n        readAt\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MarkSomeNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) {\n      unreadCount\n      notifications {\n        id\n        readAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNotificationsReadUntil($input: MarkAllNotificationsReadInput!) {\n    markAllNotificationsRead(input: $input) {\n      unreadCount\n    }\n  }\n"): (typeof documents)["\n  mutation MarkNotificationsReadUntil($input: MarkAllNotificationsReadInput!) {\n    markAllNotificationsRead(input: $input) {\n      unreadCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnreadCount {\n    unreadNotificationCount\n  }\n"): (typeof documents)["\n  query UnreadCount {\n    unreadNotificationCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FoundPerson_user on User {\n    id\n    name\n    bio\n    ...PersonAvatar_user\n  }\n"): (typeof documents)["\n  fragment FoundPerson_user on User {\n    id\n    name\n    bio\n    ...PersonAvatar_user\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FoundPeople($search: String!) {\n    users(search: $search, first: 20) {\n      edges {\n        node {\n          ...FoundPerson_user\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query FoundPeople($search: String!) {\n    users(search: $search, first: 20) {\n      edges {\n        node {\n          ...FoundPerson_user\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleAtHand {\n    contacts(state: CONTACT, first: 50) {\n      edges {\n        node {\n          user {\n            ...FoundPerson_user\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PeopleAtHand {\n    contacts(state: CONTACT, first: 50) {\n      edges {\n        node {\n          user {\n            ...FoundPerson_user\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PersonAvatar_user on User {\n    id\n    name\n    avatar {\n      ...Picture_file\n    }\n    presence {\n      status\n    }\n  }\n"): (typeof documents)["\n  fragment PersonAvatar_user on User {\n    id\n    name\n    avatar {\n      ...Picture_file\n    }\n    presence {\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PersonRow_user on User {\n    id\n    name\n    bio\n    customStatus {\n      emoji\n      text\n    }\n    ...PersonAvatar_user\n  }\n"): (typeof documents)["\n  fragment PersonRow_user on User {\n    id\n    name\n    bio\n    customStatus {\n      emoji\n      text\n    }\n    ...PersonAvatar_user\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Picture_file on File {\n    id\n    renditions {\n      size\n      link {\n        url\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Picture_file on File {\n    id\n    renditions {\n      size\n      link {\n        url\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProfileScreen($id: ID!) {\n    user(id: $id) {\n      id\n      name\n      bio\n      timeZone\n      roles\n      joinedAt\n      erased\n      customStatus {\n        emoji\n        text\n        until\n      }\n      presence {\n        status\n        lastSeenAt\n      }\n      externalProfile {\n        title\n        organisation\n        department\n        location\n        pageUrl\n      }\n      ...PersonAvatar_user\n      ...ContactActions_user\n    }\n  }\n"): (typeof documents)["\n  query ProfileScreen($id: ID!) {\n    user(id: $id) {\n      id\n      name\n      bio\n      timeZone\n      roles\n      joinedAt\n      erased\n      customStatus {\n        emoji\n        text\n        until\n      }\n      presence {\n        status\n        lastSeenAt\n      }\n      externalProfile {\n        title\n        organisation\n        department\n        location\n        pageUrl\n      }\n      ...PersonAvatar_user\n      ...ContactActions_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicChannels($search: String!, $after: String) {\n    publicChannels(search: $search, first: 30, after: $after) {\n      edges {\n        node {\n          id\n          ...PublicChannel_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublicChannels($search: String!, $after: String) {\n    publicChannels(search: $search, first: 30, after: $after) {\n      edges {\n        node {\n          id\n          ...PublicChannel_conversation\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JoinableChannel($id: ID!) {\n    conversation(id: $id) {\n      ...PublicChannel_conversation\n    }\n  }\n"): (typeof documents)["\n  query JoinableChannel($id: ID!) {\n    conversation(id: $id) {\n      ...PublicChannel_conversation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PublicChannel_conversation on Conversation {\n    id\n    name\n    topic\n    memberCount\n    viewerMember {\n      role\n    }\n  }\n"): (typeof documents)["\n  fragment PublicChannel_conversation on Conversation {\n    id\n    name\n    topic\n    memberCount\n    viewerMember {\n      role\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation JoinChannel($conversationId: ID!) {\n    joinChannel(conversationId: $conversationId) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation JoinChannel($conversationId: ID!) {\n    joinChannel(conversationId: $conversationId) {\n      conversation {\n        id\n        ...ListedConversation_conversation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeepPushDevice($input: RegisterPushDeviceInput!) {\n    registerPushDevice(input: $input) {\n      device {\n        id\n        name\n        registeredAt\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation KeepPushDevice($input: RegisterPushDeviceInput!) {\n    registerPushDevice(input: $input) {\n      device {\n        id\n        name\n        registeredAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndPushDevice($id: ID!) {\n    removePushDevice(id: $id) {\n      removedId\n    }\n  }\n"): (typeof documents)["\n  mutation EndPushDevice($id: ID!) {\n    removePushDevice(id: $id) {\n      removedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnPushDevices {\n    pushKey\n    pushDevices {\n      id\n    }\n  }\n"): (typeof documents)["\n  query OwnPushDevices {\n    pushKey\n    pushDevices {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SaidMessage_message on Message {\n    ...LiveMessage_message\n  }\n"): (typeof documents)["\n  fragment SaidMessage_message on Message {\n    ...LiveMessage_message\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BookmarkedMessage_bookmark on Bookmark {\n    note\n    at\n    message {\n      id\n      ...SaidMessage_message\n      conversation {\n        id\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment BookmarkedMessage_bookmark on Bookmark {\n    note\n    at\n    message {\n      id\n      ...SaidMessage_message\n      conversation {\n        id\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveBookmark($messageId: ID!) {\n    removeBookmark(messageId: $messageId) {\n      messageId\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveBookmark($messageId: ID!) {\n    removeBookmark(messageId: $messageId) {\n      messageId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Bookmarks($after: String) {\n    bookmarks(first: 20, after: $after) {\n      edges {\n        cursor\n        node {\n          ...BookmarkedMessage_bookmark\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Bookmarks($after: String) {\n    bookmarks(first: 20, after: $after) {\n      edges {\n        cursor\n        node {\n          ...BookmarkedMessage_bookmark\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DraftsOverview {\n    drafts {\n      threadRoot\n      body\n      savedAt\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DraftsOverview {\n    drafts {\n      threadRoot\n      body\n      savedAt\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Facets_searchFacets on SearchFacets {\n    count\n    isCountCut\n    conversations {\n      count\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n    senders {\n      count\n      sender {\n        id\n        name\n      }\n    }\n    marks {\n      mark\n      count\n    }\n  }\n"): (typeof documents)["\n  fragment Facets_searchFacets on SearchFacets {\n    count\n    isCountCut\n    conversations {\n      count\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n    senders {\n      count\n      sender {\n        id\n        name\n      }\n    }\n    marks {\n      mark\n      count\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SearchHit_edge on SearchEdge {\n    highlights {\n      text\n      isMatch\n    }\n    node {\n      id\n      number\n      sentAt\n      sender {\n        id\n        name\n        avatar {\n          ...Picture_file\n        }\n      }\n      thread {\n        root {\n          id\n        }\n      }\n      attachments {\n        id\n        name\n      }\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment SearchHit_edge on SearchEdge {\n    highlights {\n      text\n      isMatch\n    }\n    node {\n      id\n      number\n      sentAt\n      sender {\n        id\n        name\n        avatar {\n          ...Picture_file\n        }\n      }\n      thread {\n        root {\n          id\n        }\n      }\n      attachments {\n        id\n        name\n      }\n      conversation {\n        id\n        kind\n        name\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchPage($query: String!, $after: String, $isFirst: Boolean!) {\n    searchMessages(query: $query, first: 20, after: $after) {\n      edges {\n        cursor\n        ...SearchHit_edge\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      problems {\n        text\n        message\n      }\n      corrections {\n        word\n        alternatives\n      }\n      facets @include(if: $isFirst) {\n        ...Facets_searchFacets\n      }\n    }\n  }\n"): (typeof documents)["\n  query SearchPage($query: String!, $after: String, $isFirst: Boolean!) {\n    searchMessages(query: $query, first: 20, after: $after) {\n      edges {\n        cursor\n        ...SearchHit_edge\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      problems {\n        text\n        message\n      }\n      corrections {\n        word\n        alternatives\n      }\n      facets @include(if: $isFirst) {\n        ...Facets_searchFacets\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountSettings {\n    viewer {\n      id\n      email\n      emailVerified\n      foundByEmail\n    }\n  }\n"): (typeof documents)["\n  query AccountSettings {\n    viewer {\n      id\n      email\n      emailVerified\n      foundByEmail\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendVerificationAgain {\n    requestEmailVerification {\n      verified\n    }\n  }\n"): (typeof documents)["\n  mutation SendVerificationAgain {\n    requestEmailVerification {\n      verified\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetFoundByEmail($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n        foundByEmail\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetFoundByEmail($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n        foundByEmail\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskForAddressChange($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      email\n    }\n  }\n"): (typeof documents)["\n  mutation AskForAddressChange($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      email\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EraseOwnAccount($input: EraseAccountInput!) {\n    eraseAccount(input: $input) {\n      erasedId\n    }\n  }\n"): (typeof documents)["\n  mutation EraseOwnAccount($input: EraseAccountInput!) {\n    eraseAccount(input: $input) {\n      erasedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeySettings {\n    apiKeys {\n      id\n      name\n      scopes\n      createdAt\n      expiresAt\n      lastUsedAt\n    }\n  }\n"): (typeof documents)["\n  query KeySettings {\n    apiKeys {\n      id\n      name\n      scopes\n      createdAt\n      expiresAt\n      lastUsedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      apiKeyId\n    }\n  }\n"): (typeof documents)["\n  mutation EndKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      apiKeyId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LanguageSettings {\n    viewer {\n      id\n      locale\n      timeZone\n    }\n  }\n"): (typeof documents)["\n  query LanguageSettings {\n    viewer {\n      id\n      locale\n      timeZone\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveLanguage($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n        locale\n        timeZone\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveLanguage($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n        locale\n        timeZone\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      apiKey {\n        id\n      }\n      credential\n    }\n  }\n"): (typeof documents)["\n  mutation MakeKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      apiKey {\n        id\n      }\n      credential\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OwnPicture_user on User {\n    id\n    avatar {\n      id\n      status\n    }\n    ...PersonAvatar_user\n  }\n"): (typeof documents)["\n  fragment OwnPicture_user on User {\n    id\n    avatar {\n      id\n      status\n    }\n    ...PersonAvatar_user\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendPicture($input: UploadInput!) {\n    upload(input: $input) {\n      results {\n        file {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SendPicture($input: UploadInput!) {\n    upload(input: $input) {\n      results {\n        file {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChoosePicture($input: SetAvatarInput!) {\n    setAvatar(input: $input) {\n      user {\n        ...OwnPicture_user\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChoosePicture($input: SetAvatarInput!) {\n    setAvatar(input: $input) {\n      user {\n        ...OwnPicture_user\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OwnStatus_user on User {\n    id\n    customStatus {\n      emoji\n      text\n      until\n    }\n  }\n"): (typeof documents)["\n  fragment OwnStatus_user on User {\n    id\n    customStatus {\n      emoji\n      text\n      until\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveStatus($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        ...OwnStatus_user\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveStatus($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        ...OwnStatus_user\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OwnWords_user on User {\n    id\n    name\n    bio\n  }\n"): (typeof documents)["\n  fragment OwnWords_user on User {\n    id\n    name\n    bio\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveWords($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        ...OwnWords_user\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveWords($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        ...OwnWords_user\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PasswordChange_user on User {\n    id\n    name\n    email\n  }\n"): (typeof documents)["\n  fragment PasswordChange_user on User {\n    id\n    name\n    email\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeOwnPassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      changed\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeOwnPassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      changed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnAccountData {\n    personalData {\n      id\n      account\n    }\n  }\n"): (typeof documents)["\n  query OwnAccountData {\n    personalData {\n      id\n      account\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnMessagesData($after: String) {\n    personalData {\n      id\n      messages(first: 100, after: $after)\n    }\n  }\n"): (typeof documents)["\n  query OwnMessagesData($after: String) {\n    personalData {\n      id\n      messages(first: 100, after: $after)\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnFilesData($after: String) {\n    personalData {\n      id\n      files(first: 100, after: $after) {\n        edges {\n          node {\n            id\n            name\n            bytes\n            type\n            sha256\n            createdAt\n            link(download: true) {\n              url\n              expiresAt\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OwnFilesData($after: String) {\n    personalData {\n      id\n      files(first: 100, after: $after) {\n        edges {\n          node {\n            id\n            name\n            bytes\n            type\n            sha256\n            createdAt\n            link(download: true) {\n              url\n              expiresAt\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProfileSettings {\n    viewer {\n      id\n      ...OwnPicture_user\n      ...OwnWords_user\n      ...OwnStatus_user\n    }\n  }\n"): (typeof documents)["\n  query ProfileSettings {\n    viewer {\n      id\n      ...OwnPicture_user\n      ...OwnWords_user\n      ...OwnStatus_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecuritySettings {\n    viewer {\n      id\n      ...PasswordChange_user\n    }\n    twoFactor {\n      ...TwoFactorSettings_twoFactor\n    }\n  }\n"): (typeof documents)["\n  query SecuritySettings {\n    viewer {\n      id\n      ...PasswordChange_user\n    }\n    twoFactor {\n      ...TwoFactorSettings_twoFactor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionSettings {\n    sessions {\n      id\n      deviceName\n      agent\n      address\n      startedAt\n      refreshedAt\n      current\n    }\n  }\n"): (typeof documents)["\n  query SessionSettings {\n    sessions {\n      id\n      deviceName\n      agent\n      address\n      startedAt\n      refreshedAt\n      current\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($id: ID!) {\n    revokeSession(id: $id) {\n      sessionId\n    }\n  }\n"): (typeof documents)["\n  mutation EndSession($id: ID!) {\n    revokeSession(id: $id) {\n      sessionId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions {\n    revokeAllSessions(input: { exceptCurrent: true }) {\n      sessionIds\n    }\n  }\n"): (typeof documents)["\n  mutation EndOtherSessions {\n    revokeAllSessions(input: { exceptCurrent: true }) {\n      sessionIds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TurnTwoFactorOff($input: DisableTwoFactorInput!) {\n    disableTwoFactor(input: $input) {\n      enabled\n    }\n  }\n"): (typeof documents)["\n  mutation TurnTwoFactorOff($input: DisableTwoFactorInput!) {\n    disableTwoFactor(input: $input) {\n      enabled\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeRecoveryCodes($input: RenewRecoveryCodesInput!) {\n    renewRecoveryCodes(input: $input) {\n      recoveryCodes\n    }\n  }\n"): (typeof documents)["\n  mutation MakeRecoveryCodes($input: RenewRecoveryCodesInput!) {\n    renewRecoveryCodes(input: $input) {\n      recoveryCodes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TwoFactorSettings_twoFactor on TwoFactor {\n    enabled\n    recoveryCodesLeft\n  }\n"): (typeof documents)["\n  fragment TwoFactorSettings_twoFactor on TwoFactor {\n    enabled\n    recoveryCodesLeft\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginTwoFactor($input: StartTwoFactorInput!) {\n    startTwoFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n"): (typeof documents)["\n  mutation BeginTwoFactor($input: StartTwoFactorInput!) {\n    startTwoFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TurnTwoFactorOn($input: ConfirmTwoFactorInput!) {\n    confirmTwoFactor(input: $input) {\n      recoveryCodes\n    }\n  }\n"): (typeof documents)["\n  mutation TurnTwoFactorOn($input: ConfirmTwoFactorInput!) {\n    confirmTwoFactor(input: $input) {\n      recoveryCodes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PictureMade($id: ID!) {\n    fileChanged(id: $id) {\n      kind\n      file {\n        id\n        status\n        ...Picture_file\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription PictureMade($id: ID!) {\n    fileChanged(id: $id) {\n      kind\n      file {\n        id\n        status\n        ...Picture_file\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ThreadRoot($messageId: ID!) {\n    message(id: $messageId) {\n      id\n      number\n      ...MessageRow_message\n      thread {\n        unread\n      }\n      conversation {\n        id\n        name\n        archivedAt\n        viewerMember {\n          role\n        }\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ThreadRoot($messageId: ID!) {\n    message(id: $messageId) {\n      id\n      number\n      ...MessageRow_message\n      thread {\n        unread\n      }\n      conversation {\n        id\n        name\n        archivedAt\n        viewerMember {\n          role\n        }\n        members(first: 5) {\n          edges {\n            node {\n              nickname\n              user {\n                id\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ThreadPage($messageId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {\n    message(id: $messageId) {\n      id\n      replies(first: $first, after: $after, last: $last, before: $before, around: $around) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ThreadPage($messageId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {\n    message(id: $messageId) {\n      id\n      replies(first: $first, after: $after, last: $last, before: $before, around: $around) {\n        edges {\n          node {\n            id\n            number\n            ...MessageRow_message\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          hasNextPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReadThread($messageId: ID!) {\n    readThread(messageId: $messageId) {\n      root {\n        id\n        thread {\n          unread\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReadThread($messageId: ID!) {\n    readThread(messageId: $messageId) {\n      root {\n        id\n        thread {\n          unread\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query AskConversation($id: ID!) {\n      conversation(id: $id) {\n        ...ListedConversation_conversation\n      }\n    }\n  "): (typeof documents)["\n    query AskConversation($id: ID!) {\n      conversation(id: $id) {\n        ...ListedConversation_conversation\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query AskReceipts($id: ID!) {\n      message(id: $id) {\n        id\n        status\n      }\n    }\n  "): (typeof documents)["\n    query AskReceipts($id: ID!) {\n      message(id: $id) {\n        id\n        status\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query AskThread($id: ID!) {\n      message(id: $id) {\n        id\n        thread {\n          replyCount\n          lastReplyAt\n          unread\n          root {\n            id\n          }\n        }\n      }\n    }\n  "): (typeof documents)["\n    query AskThread($id: ID!) {\n      message(id: $id) {\n        id\n        thread {\n          replyCount\n          lastReplyAt\n          unread\n          root {\n            id\n          }\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatMarkDelivered($input: MarkInput!) {\n    markDelivered(input: $input) {\n      conversation {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatMarkDelivered($input: MarkInput!) {\n    markDelivered(input: $input) {\n      conversation {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatHeartbeat($input: HeartbeatInput!) {\n    heartbeat(input: $input) {\n      presence {\n        status\n        chosen\n        until\n      }\n      nextWithinSeconds\n      idleAfterSeconds\n    }\n  }\n"): (typeof documents)["\n  mutation ChatHeartbeat($input: HeartbeatInput!) {\n    heartbeat(input: $input) {\n      presence {\n        status\n        chosen\n        until\n      }\n      nextWithinSeconds\n      idleAfterSeconds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ChatInbox($positions: [ConversationPositionInput!]) {\n    inbox(positions: $positions) {\n      kind\n      conversationId\n      position\n      conversation {\n        id\n        kind\n        name\n        topic\n        isPublic\n        historyForNewMembers\n        archiveAfterDays\n        archivedAt\n        lastMessageAt\n        memberCount\n        status\n        assignee {\n          id\n          name\n        }\n      }\n      event {\n        __typename\n        ... on MessageAdded {\n          message {\n            ...LiveMessage_message\n          }\n        }\n        ... on MessageChanged {\n          change\n          message {\n            ...LiveMessage_message\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ChatInbox($positions: [ConversationPositionInput!]) {\n    inbox(positions: $positions) {\n      kind\n      conversationId\n      position\n      conversation {\n        id\n        kind\n        name\n        topic\n        isPublic\n        historyForNewMembers\n        archiveAfterDays\n        archivedAt\n        lastMessageAt\n        memberCount\n        status\n        assignee {\n          id\n          name\n        }\n      }\n      event {\n        __typename\n        ... on MessageAdded {\n          message {\n            ...LiveMessage_message\n          }\n        }\n        ... on MessageChanged {\n          change\n          message {\n            ...LiveMessage_message\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LiveMessage_message on Message {\n    id\n    number\n    clientId\n    sentAt\n    body\n    html\n    editedAt\n    deletedAt\n    pinnedAt\n    permalink\n    sender {\n      id\n      name\n      avatar {\n        id\n        dominantColour\n        renditions {\n          size\n          link {\n            url\n            expiresAt\n          }\n        }\n      }\n    }\n    system {\n      kind\n      people {\n        id\n        name\n      }\n      name\n      topic\n      role\n      archived\n      status\n    }\n    mentions {\n      people {\n        id\n        name\n      }\n      everyone\n      here\n    }\n    reactions {\n      emoji\n      count\n      people {\n        id\n        name\n      }\n    }\n    thread {\n      replyCount\n      lastReplyAt\n      root {\n        id\n      }\n    }\n    quote {\n      id\n      number\n      body\n      deletedAt\n      sender {\n        id\n        name\n      }\n    }\n    forwardedFrom {\n      __typename\n    }\n    attachments {\n      id\n      name\n      status\n      bytes\n      kind\n      type\n      width\n      height\n      durationMs\n      blurhash\n      dominantColour\n      link {\n        url\n        expiresAt\n      }\n      renditions {\n        size\n        width\n        height\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment LiveMessage_message on Message {\n    id\n    number\n    clientId\n    sentAt\n    body\n    html\n    editedAt\n    deletedAt\n    pinnedAt\n    permalink\n    sender {\n      id\n      name\n      avatar {\n        id\n        dominantColour\n        renditions {\n          size\n          link {\n            url\n            expiresAt\n          }\n        }\n      }\n    }\n    system {\n      kind\n      people {\n        id\n        name\n      }\n      name\n      topic\n      role\n      archived\n      status\n    }\n    mentions {\n      people {\n        id\n        name\n      }\n      everyone\n      here\n    }\n    reactions {\n      emoji\n      count\n      people {\n        id\n        name\n      }\n    }\n    thread {\n      replyCount\n      lastReplyAt\n      root {\n        id\n      }\n    }\n    quote {\n      id\n      number\n      body\n      deletedAt\n      sender {\n        id\n        name\n      }\n    }\n    forwardedFrom {\n      __typename\n    }\n    attachments {\n      id\n      name\n      status\n      bytes\n      kind\n      type\n      width\n      height\n      durationMs\n      blurhash\n      dominantColour\n      link {\n        url\n        expiresAt\n      }\n      renditions {\n        size\n        width\n        height\n        link {\n          url\n          expiresAt\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChatSendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        ...MessageRow_message\n        conversation {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChatSendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        ...MessageRow_message\n        conversation {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginUpload($input: RequestUploadInput!) {\n    requestUpload(input: $input) {\n      upload {\n        file {\n          id\n        }\n        parts {\n          number\n          start\n          bytes\n          received\n          url\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginUpload($input: RequestUploadInput!) {\n    requestUpload(input: $input) {\n      upload {\n        file {\n          id\n        }\n        parts {\n          number\n          start\n          bytes\n          received\n          url\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ResumeUpload($fileId: ID!) {\n    openUpload(fileId: $fileId) {\n      file {\n        id\n      }\n      parts {\n        number\n        start\n        bytes\n        received\n        url\n      }\n    }\n  }\n"): (typeof documents)["\n  query ResumeUpload($fileId: ID!) {\n    openUpload(fileId: $fileId) {\n      file {\n        id\n      }\n      parts {\n        number\n        start\n        bytes\n        received\n        url\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteUpload($fileId: ID!) {\n    completeUpload(fileId: $fileId) {\n      file {\n        id\n        status\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CompleteUpload($fileId: ID!) {\n    completeUpload(fileId: $fileId) {\n      file {\n        id\n        status\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GiveUpUpload($fileId: ID!) {\n    deleteFile(id: $fileId) {\n      deletedId\n    }\n  }\n"): (typeof documents)["\n  mutation GiveUpUpload($fileId: ID!) {\n    deleteFile(id: $fileId) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ChatViewerMemberChanged {\n    viewerMemberChanged {\n      kind\n      conversationId\n      conversation {\n        id\n        viewerMember {\n          role\n          joinedAt\n          lastReadNumber\n          mutedUntil\n          pinned\n          archived\n          level\n          nickname\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ChatViewerMemberChanged {\n    viewerMemberChanged {\n      kind\n      conversationId\n      conversation {\n        id\n        viewerMember {\n          role\n          joinedAt\n          lastReadNumber\n          mutedUntil\n          pinned\n          archived\n          level\n          nickname\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ChatPresence($userIds: [ID!]!) {\n    presence(userIds: $userIds) {\n      kind\n      user {\n        id\n      }\n      presence {\n        status\n        lastSeenAt\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ChatPresence($userIds: [ID!]!) {\n    presence(userIds: $userIds) {\n      kind\n      user {\n        id\n      }\n      presence {\n        status\n        lastSeenAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ChatTyping($conversationId: ID!) {\n    typing(conversationId: $conversationId) {\n      kind\n      conversation {\n        id\n      }\n      people {\n        until\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ChatTyping($conversationId: ID!) {\n    typing(conversationId: $conversationId) {\n      kind\n      conversation {\n        id\n      }\n      people {\n        until\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ChatReceipts($conversationId: ID!) {\n    receiptMoved(conversationId: $conversationId) {\n      kind\n      conversationId\n      receipt {\n        kind\n        number\n        user {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ChatReceipts($conversationId: ID!) {\n    receiptMoved(conversationId: $conversationId) {\n      kind\n      conversationId\n      receipt {\n        kind\n        number\n        user {\n          id\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;
