import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** The authenticator of an account. It counts once it is confirmed by a first code. */
export const SecondFactor = defineEntity({
  name: 'SecondFactor',
  tableName: 'second_factor',
  properties: {
    accountId: p.uuid().primary(),
    sealedSecret: p.text(),
    confirmedAt: p.datetime().strictNullable(),
    /** The half minute of the last code that was taken: no code of it, or of one before, is taken again. */
    lastStep: p.bigint('number'),
  },
});

export type SecondFactorRow = InferEntity<typeof SecondFactor>;

export const RecoveryCode = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    accountId: p.uuid().primary(),
    codeHash: p.text().primary(),
  },
});
