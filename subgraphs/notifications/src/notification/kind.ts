/** What a person can be told of. */
export const NOTIFICATION_KINDS = [
  'MENTION',
  'DIRECT_MESSAGE',
  'REPLY',
  'MESSAGE',
  'REACTION',
  'INVITATION',
  'CONTACT_REQUEST',
  'CONTACT_ACCEPTED',
  'MISSED_CALL',
  'SECURITY',
] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
