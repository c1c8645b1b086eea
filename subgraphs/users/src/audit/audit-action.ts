/** What the audit log knows, as it lies in the database. The graph names them by the keys. */
export const AuditAction = {
  ACCOUNT_REGISTERED: 'account.registered',
  EMAIL_VERIFIED: 'email.verified',
  EMAIL_CHANGE_REQUESTED: 'emailChange.requested',
  EMAIL_CHANGED: 'email.changed',
  SESSION_STARTED: 'session.started',
  SESSION_REVOKED: 'session.revoked',
  SESSION_REUSED: 'session.reused',
  LOG_IN_FAILED: 'logIn.failed',
  PASSWORD_RESET_REQUESTED: 'passwordReset.requested',
  PASSWORD_RESET: 'password.reset',
  PASSWORD_CHANGED: 'password.changed',
  TWO_FACTOR_ENABLED: 'twoFactor.enabled',
  TWO_FACTOR_DISABLED: 'twoFactor.disabled',
  RECOVERY_CODES_RENEWED: 'recoveryCodes.renewed',
  RECOVERY_CODE_USED: 'recoveryCode.used',
  API_KEY_CREATED: 'apiKey.created',
  API_KEY_REVOKED: 'apiKey.revoked',
  ROLES_CHANGED: 'roles.changed',
  ACCOUNT_SUSPENDED: 'account.suspended',
  ACCOUNT_RESTORED: 'account.restored',
  ACCOUNT_ERASED: 'account.erased',
} as const;

export type AuditAction = (typeof AuditAction)[keyof typeof AuditAction];
