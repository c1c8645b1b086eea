/** What an API key can be good for. What belongs to the account itself ("account") is for log-ins only. */
export const GRANTABLE_SCOPES = [
  'profile:read',
  'profile:write',
  'contacts:read',
  'contacts:write',
  'messages:read',
  'messages:write',
  'files:read',
  'files:write',
  'notifications:read',
  'notifications:write',
  'admin',
] as const;

export type GrantableScope = (typeof GRANTABLE_SCOPES)[number];
