import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** An upload that a client makes part by part, until it is completed or expires. */
export const DirectUpload = defineEntity({
  name: 'DirectUpload',
  tableName: 'direct_upload',
  properties: {
    fileId: p.uuid().primary(),
    /** The blob store's own; null until it has said so, and for good where a crash came between. */
    uploadId: p.text().strictNullable(),
    partBytes: p.integer(),
    /** What the client has announced, in hex. */
    sha256: p.text().strictNullable(),
    expiresAt: p.datetime(),
  },
});

export type DirectUploadRow = InferEntity<typeof DirectUpload>;
export type BegunUpload = DirectUploadRow & { uploadId: string };

export const hasBegun = (upload: DirectUploadRow): upload is BegunUpload => upload.uploadId !== null;
