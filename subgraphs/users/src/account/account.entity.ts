import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A person as this subgraph stores them: who they are to the log-in, and their profile. An erased account keeps its row, so that its id stays taken. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    /** As it was typed. Null once the account is erased. */
    email: p.text().nullable(),
    /** What two spellings of one address have in common (emailKey). Unique. */
    emailKey: p.text().nullable(),
    emailVerifiedAt: p.datetime().nullable(),
    passwordHash: p.text().nullable(),
    passwordChangedAt: p.datetime(),
    roles: p.array<Role>(),
    /** Access tokens that carry a lower one are refused. */
    tokenVersion: p.integer(),
    suspendedAt: p.datetime().nullable(),
    erasedAt: p.datetime().nullable(),
    joinedAt: p.datetime(),
    name: p.text(),
    bio: p.text(),
    locale: p.text().nullable(),
    timeZone: p.text().nullable(),
    statusEmoji: p.text().nullable(),
    statusText: p.text().nullable(),
    statusUntil: p.datetime().nullable(),
    foundByEmail: p.boolean(),
  },
});

export type AccountRow = InferEntity<typeof Account>;

export type Role = 'USER' | 'AGENT' | 'ADMIN';
