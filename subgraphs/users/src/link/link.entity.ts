import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export type LinkPurpose = 'emailVerification' | 'passwordReset' | 'emailChange';

/** What a mail's link stands for. The secret in the link lies here as its hash only. */
export const Link = defineEntity({
  name: 'Link',
  tableName: 'link',
  properties: {
    tokenHash: p.text().primary(),
    purpose: p.text().$type<LinkPurpose>(),
    accountId: p.uuid(),
    /** The address that the link was sent to. */
    email: p.text(),
    expiresAt: p.datetime(),
    /** Used, or called off. */
    spentAt: p.datetime().strictNullable(),
  },
});

export type LinkRow = InferEntity<typeof Link>;
