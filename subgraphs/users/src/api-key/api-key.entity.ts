import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { GrantableScope } from './scope.ts';

/** A credential for a program that acts for a person. Its secret lies here as a hash only. */
export const ApiKey = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    name: p.text(),
    scopes: p.array<GrantableScope>(),
    secretHash: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().strictNullable(),
    lastUsedAt: p.datetime().strictNullable(),
  },
});

export type ApiKeyRow = InferEntity<typeof ApiKey>;
