import type { EntitySchema } from '@mikro-orm/postgresql';
import { OutboxEntry } from '@parley/kit/outbox';
import { Avatar } from './avatar/avatar.entity.ts';
import { File } from './file/file.entity.ts';
import { DirectUpload } from './upload/direct-upload.entity.ts';

/** Every table that stores ask by entity. */
export const entities: readonly EntitySchema[] = [Avatar, DirectUpload, File, OutboxEntry];
