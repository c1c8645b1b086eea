import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A person as this subgraph stores them: who they are to the log-in, and their profile. An erased account keeps its row, so that its id stays taken. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    /** As it was typed. Null once the account is erased. */
    email: p.text().strictNullable(),
    /** What two spellings of one address have in common (emailKey). Unique. */
    emailKey: p.text().strictNullable(),
    emailVerifiedAt: p.datetime().strictNullable(),
    passwordHash: p.text().strictNullable(),
    passwordChangedAt: p.datetime(),
    roles: p.array<Role>(),
    /** Access tokens that carry a lower one are refused. */
    tokenVersion: p.integer(),
    suspendedAt: p.datetime().strictNullable(),
    erasedAt: p.datetime().strictNullable(),
    joinedAt: p.datetime(),
    name: p.text(),
    bio: p.text(),
    locale: p.text().strictNullable(),
    timeZone: p.text().strictNullable(),
    statusEmoji: p.text().strictNullable(),
    statusText: p.text().strictNullable(),
    statusUntil: p.datetime().strictNullable(),
    foundByEmail: p.boolean(),
  },
});

export type AccountRow = InferEntity<typeof Account>;

export type Role = 'USER' | 'AGENT' | 'ADMIN';
