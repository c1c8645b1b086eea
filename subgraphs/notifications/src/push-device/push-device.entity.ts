import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** The channels of push. */
export type PushProvider = 'WEB_PUSH' | 'FCM';

export const PushDevice = defineEntity({
  name: 'PushDevice',
  tableName: 'push_device',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    provider: p.text().$type<PushProvider>(),
    /** What names it to its provider: an endpoint, or a token. */
    address: p.text(),
    /** Of web push: what is said to it is encrypted for these. */
    p256dh: p.text().strictNullable(),
    auth: p.text().strictNullable(),
    name: p.text(),
    /** It is forgotten with the session that it was registered with. */
    sessionId: p.uuid().strictNullable(),
    registeredAt: p.datetime(),
  },
});

export type PushDeviceRow = InferEntity<typeof PushDevice>;
