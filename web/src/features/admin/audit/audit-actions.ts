import type { TextName } from '@/i18n/texts.ts';

/** What can stand in the audit log, by its text. */
export const AUDIT_ACTIONS = {
  ACCOUNT_REGISTERED: 'admin.accountRegistered',
  EMAIL_VERIFIED: 'admin.emailVerified',
  EMAIL_CHANGE_REQUESTED: 'admin.emailChangeRequested',
  EMAIL_CHANGED: 'admin.emailChanged',
  SESSION_STARTED: 'admin.sessionStarted',
  SESSION_REVOKED: 'admin.sessionRevoked',
  SESSION_REUSED: 'admin.sessionReused',
  LOG_IN_FAILED: 'admin.logInFailed',
  PASSWORD_RESET_REQUESTED: 'admin.passwordResetRequested',
  PASSWORD_RESET: 'admin.passwordReset',
  PASSWORD_CHANGED: 'admin.passwordChanged',
  TWO_FACTOR_ENABLED: 'admin.twoFactorEnabled',
  TWO_FACTOR_DISABLED: 'admin.twoFactorDisabled',
  RECOVERY_CODES_RENEWED: 'admin.recoveryCodesRenewed',
  RECOVERY_CODE_USED: 'admin.recoveryCodeUsed',
  API_KEY_CREATED: 'admin.apiKeyCreated',
  API_KEY_REVOKED: 'admin.apiKeyRevoked',
  ROLES_CHANGED: 'admin.rolesChanged',
  ACCOUNT_SUSPENDED: 'admin.accountSuspended',
  ACCOUNT_RESTORED: 'admin.accountRestored',
  ACCOUNT_ERASED: 'admin.accountErased',
} as const satisfies Record<string, TextName>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

export const isAuditAction = (name: string | null): name is AuditAction => name !== null && Object.hasOwn(AUDIT_ACTIONS, name);

/** Those that somebody should look at. */
export const ALARMING: ReadonlySet<AuditAction> = new Set(['SESSION_REUSED', 'LOG_IN_FAILED', 'ACCOUNT_SUSPENDED']);
