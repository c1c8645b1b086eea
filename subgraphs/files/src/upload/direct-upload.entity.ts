import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** An upload that a client makes part by part, until it is completed or expires. */
export const DirectUpload = defineEntity({
  name: 'DirectUpload',
  tableName: 'direct_upload',
  properties: {
    fileId: p.uuid().primary(),
    /** The blob store's own. */
    uploadId: p.text(),
    partBytes: p.integer(),
    /** What the client has announced, in hex. */
    sha256: p.text().strictNullable(),
    expiresAt: p.datetime(),
  },
});

export type DirectUploadRow = InferEntity<typeof DirectUpload>;
