import { defineEntity, p } from '@mikro-orm/core';

/** The picture that stands for a person. */
export const Avatar = defineEntity({
  name: 'Avatar',
  tableName: 'avatar',
  properties: { userId: p.uuid().primary(), fileId: p.uuid() },
});
