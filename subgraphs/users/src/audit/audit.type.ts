import { connectionType } from '@parley/kit/connection';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { AuditAction } from './audit-action.ts';

registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: 'What can stand in the audit log.',
  valuesConfig: {
    ACCOUNT_REGISTERED: { description: 'An account was made.' },
    EMAIL_VERIFIED: { description: 'A person showed that an e-mail address is theirs.' },
    EMAIL_CHANGE_REQUESTED: { description: 'A person asked to change the e-mail address of the account.' },
    EMAIL_CHANGED: { description: 'The account has another e-mail address.' },
    SESSION_STARTED: { description: 'A person logged in.' },
    SESSION_REVOKED: { description: 'A session was ended, by its owner or with the account.' },
    SESSION_REUSED: { description: 'A refresh token that had been replaced was shown again; its session was ended.' },
    LOG_IN_FAILED: { description: 'Somebody tried to log in with a wrong password or code.' },
    PASSWORD_RESET_REQUESTED: { description: 'Somebody asked for a link to set a new password.' },
    PASSWORD_RESET: { description: 'A new password was set by a link.' },
    PASSWORD_CHANGED: { description: 'A person changed the password.' },
    TWO_FACTOR_ENABLED: { description: 'A second factor is asked for from now on.' },
    TWO_FACTOR_DISABLED: { description: 'No second factor is asked for any more.' },
    RECOVERY_CODES_RENEWED: { description: 'New recovery codes replaced the former ones.' },
    RECOVERY_CODE_USED: { description: 'A recovery code stood in for the second factor.' },
    API_KEY_CREATED: { description: 'An API key was made.' },
    API_KEY_REVOKED: { description: 'An API key was ended.' },
    ROLES_CHANGED: { description: 'A person was given or denied roles.' },
    ACCOUNT_SUSPENDED: { description: 'An account was closed to its owner.' },
    ACCOUNT_RESTORED: { description: 'A suspended account was opened again.' },
    ACCOUNT_ERASED: { description: 'A person had the account erased.' },
  },
});

@ObjectType({ description: 'One thing that happened to the security of an account.' })
export class AuditEntry {
  @Field(() => ID, { description: 'Identifies the entry.' })
  id!: string;

  @Field(() => Date, { description: 'When it happened.' })
  at!: Date;

  @Field(() => AuditAction, { description: 'What happened.' })
  action!: AuditAction;

  @Field(() => String, { nullable: true, description: 'The network address that it was done from, until the person is erased.' })
  address!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The browser or program that it was done with, until the person is erased.',
  })
  agent!: string | null;

  @Field(() => GraphQLJSON, { description: 'What else is known: never a secret.' })
  details!: Record<string, unknown>;
}

export const AuditEntryConnection = connectionType('AuditEntry', 'entries of the audit log', () => AuditEntry);
