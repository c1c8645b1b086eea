import GraphQLUpload from 'graphql-upload/GraphQLUpload.mjs';
import type { FileUpload } from 'graphql-upload/processRequest.mjs';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { File } from '../file/file.type.ts';

@InputType({ description: 'Files to send.' })
export class UploadInput {
  @Field(() => [GraphQLUpload], { description: 'The files, as parts of the request.' })
  files!: Promise<FileUpload>[];
}

@ObjectType({ description: 'What became of a file that was sent.' })
export class UploadResult {
  @Field(() => File, { nullable: true, description: 'The file; null when it was not taken: then an error says why.' })
  file!: File | null;
}

@ObjectType({ description: 'The files that were sent.' })
export class UploadPayload {
  @Field(() => [UploadResult], { description: 'In the order in which they were given.' })
  results!: UploadResult[];
}

@InputType({ description: 'A file that is to be sent part by part.' })
export class RequestUploadInput {
  @Field(() => String, { description: 'What it is called: 1 to 255 characters. Folders in front are left out.' })
  name!: string;

  @Field(() => Int, { description: 'Its length.' })
  bytes!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The SHA-256 of its content in hexadecimal: what arrives is compared with it.',
  })
  sha256?: string | null;
}

@ObjectType({ description: 'A part of a file, and where it goes.' })
export class UploadPart {
  @Field(() => Int, { description: 'Which one, from 1.' })
  number!: number;

  @Field(() => Int, { description: 'At which byte of the file it begins.' })
  start!: number;

  @Field(() => Int, { description: 'Its length.' })
  bytes!: number;

  @Field(() => Boolean, { description: 'Whether it is there already.' })
  received!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The address to which exactly these bytes are sent by PUT; null when the part is there already.',
  })
  url!: string | null;
}

@ObjectType({ description: 'An upload that goes on. Parts may be sent in any order and several at once.' })
export class OpenUpload {
  @Field(() => File, { description: 'What becomes of it.' })
  file!: File;

  @Field(() => [UploadPart], { description: 'Its parts.' })
  parts!: UploadPart[];

  @Field(() => Date, { description: 'What was sent is forgotten then, unless it was completed.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'An upload that goes on.' })
export class RequestUploadPayload {
  @Field(() => OpenUpload, { description: 'The upload.' })
  upload!: OpenUpload;
}

@ObjectType({ description: 'The file that was sent.' })
export class CompleteUploadPayload {
  @Field(() => File, { description: 'The file.' })
  file!: File;
}
