import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { FileKind } from '../inspection/inspection.ts';

/**
 * PENDING: not all of the content is there. RECEIVED: it is, and was not looked at. CHECKED: it may be shown, and what is made of it is under
 * way. READY: that is there too. QUARANTINED: it holds something harmful, and nobody gets it. DELETED: only that it was there is known.
 */
export type FileStatus = 'PENDING' | 'RECEIVED' | 'CHECKED' | 'READY' | 'QUARANTINED' | 'DELETED';

export const File = defineEntity({
  name: 'File',
  tableName: 'file',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.uuid(),
    /** As its owner calls it. It is shown, and never a path. */
    name: p.text(),
    status: p.text().$type<FileStatus>(),
    /** What was announced, until it was counted. */
    bytes: p.integer(),
    sha256: p.text().strictNullable(),
    /** Several files of one person with the same content share one. */
    blobKey: p.text(),
    kind: p.text().$type<FileKind>().strictNullable(),
    type: p.text().strictNullable(),
    scanned: p.boolean().strictNullable(),
    width: p.integer().strictNullable(),
    height: p.integer().strictNullable(),
    durationMs: p.integer().strictNullable(),
    moving: p.boolean(),
    blurhash: p.text().strictNullable(),
    dominantColour: p.text().strictNullable(),
    createdAt: p.datetime(),
    /** When it is looked whether anybody still wants it; null for what is known to be wanted. */
    dueAt: p.datetime().strictNullable(),
    /** Until then somebody may be about to hang it on a message. */
    claimedUntil: p.datetime().strictNullable(),
  },
});

export type FileRow = InferEntity<typeof File>;

/** Whether a message may name it: whatever hangs on one was claimed before. */
export const mayHang = ({ claimedUntil }: Pick<FileRow, 'claimedUntil'>): boolean => claimedUntil !== null;

/** Whether its content may be shown to those who see the file. */
export const isUsable = ({ status }: Pick<FileRow, 'status'>): boolean => status === 'CHECKED' || status === 'READY';
