import { connectionType } from '@parley/kit/connection';
import { Shared } from '@parley/kit/federated-schema';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FILE_KINDS, type FileKind } from '../inspection/inspection.ts';
import type { FileStatus } from './file.entity.ts';

const valuesOf = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [Name in Value]: Name };

export const FileStatusEnum = valuesOf<FileStatus>(['PENDING', 'RECEIVED', 'CHECKED', 'READY', 'QUARANTINED', 'DELETED']);
export const FileKindEnum = valuesOf(FILE_KINDS);

registerEnumType(FileStatusEnum, {
  name: 'FileStatus',
  description: 'How far a file has come.',
  valuesConfig: {
    PENDING: { description: 'Its content is on the way.' },
    RECEIVED: { description: 'Its content is there, and is being looked at.' },
    CHECKED: { description: 'It may be used. Smaller pictures of it are being made.' },
    READY: { description: 'It may be used, and all that is made of it is there.' },
    QUARANTINED: { description: 'It holds something harmful: nobody gets it.' },
    DELETED: { description: 'It is not there any more.' },
  },
});

registerEnumType(FileKindEnum, {
  name: 'FileKind',
  description: 'What sort of file it is, by its content.',
  valuesConfig: {
    IMAGE: { description: 'A picture.' },
    VIDEO: { description: 'Moving pictures.' },
    AUDIO: { description: 'Sound.' },
    DOCUMENT: { description: 'Something to read.' },
    ARCHIVE: { description: 'Files that were packed together.' },
  },
});

@ObjectType({ description: 'A file that somebody has sent. Whoever sees what it hangs on sees the file, and nobody else.' })
@Directive('@key(fields: "id")')
export class File {
  @Field(() => ID, { description: 'Identifies the file, for ever.' })
  id!: string;

  @Shared()
  @Field(() => String, { description: 'What its owner calls it. Empty when it was deleted.' })
  name!: string;

  @Shared()
  @Field(() => FileStatusEnum, { description: 'How far it has come.' })
  status!: FileStatus;

  @Shared()
  @Field(() => Int, { description: 'Its length.' })
  bytes!: number;

  @Shared()
  @Field(() => FileKindEnum, { nullable: true, description: 'What sort of file it is; null until it was looked at.' })
  kind!: FileKind | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'The media type, by its content; null until it was looked at.' })
  type!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'The SHA-256 of its content in hexadecimal; null until it has arrived.' })
  sha256!: string | null;

  @Shared()
  @Field(() => Int, { nullable: true, description: 'How wide it is shown, in pixels, where it is a picture.' })
  width!: number | null;

  @Shared()
  @Field(() => Int, { nullable: true, description: 'How high it is shown, in pixels, where it is a picture.' })
  height!: number | null;

  @Shared()
  @Field(() => Int, { nullable: true, description: 'How long sound or moving pictures take, in milliseconds.' })
  durationMs!: number | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'A blurred likeness to stand in while a picture loads, as a BlurHash.' })
  blurhash!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'The most prominent colour of a picture, as #rrggbb.' })
  dominantColour!: string | null;

  @Shared()
  @Field(() => Date, { description: 'When it was sent.' })
  createdAt!: Date;
}

@ObjectType({ description: 'An address that leads to one content until it expires, for whoever has it.' })
export class FileLink {
  @Shared()
  @Field(() => String, { description: 'The address.' })
  url!: string;

  @Shared()
  @Field(() => Date, { description: 'When it expires: ask for another one then.' })
  expiresAt!: Date;
}

export const FileConnection = connectionType('File', 'files', () => File);

@ObjectType({ description: 'How much somebody keeps here.' })
export class FileUsage {
  @Field(() => Int, { description: 'How many files.' })
  files!: number;

  @Field(() => Number, { description: 'How many bytes, those of uploads that are under way among them.' })
  bytes!: number;

  @Field(() => Number, { description: 'How many bytes it may be.' })
  limit!: number;
}

@ObjectType({ description: 'The file is gone.' })
export class DeleteFilePayload {
  @Field(() => ID, { description: 'The id of the file that was.' })
  deletedId!: string;
}
