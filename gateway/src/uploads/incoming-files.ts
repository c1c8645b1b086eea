import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Data } from '../execution/data.ts';
import { type MappedFile, parseObject, placeFiles } from './file-map.ts';
import { type FormFile, type FormLimits, type FormPart, formParts, shown } from './form-parts.ts';
import { UploadRefused } from './upload-refused.ts';

/** The files of one request, which wait in its connection until they are asked for. They pass once, to one subgraph. */
export interface IncomingFiles {
  mapped: readonly MappedFile[];
  /** A request that carries them to a subgraph, by the multipart request specification; `operation` is its JSON. */
  carry(operation: string): { contentType: string; body: Readable };
}

export interface Upload {
  /** As the body of a request without files, but with places in its variables. */
  operation: Data;
  files: IncomingFiles;
}

export interface UploadOptions {
  limits: FormLimits;
  signal: AbortSignal;
  /** Some more of the files has passed. */
  onProgress(): void;
}

/** Reads a form up to its first file. */
export async function readUpload(request: IncomingMessage, { limits, signal, onProgress }: UploadOptions): Promise<Upload> {
  const parts = formParts(request, limits, signal);
  const operation = parseObject('operations', await nextField(parts, 'operations'));
  const mapped = placeFiles(operation, await nextField(parts, 'map'), limits.files);
  return {
    operation,
    files: {
      mapped,
      carry(text) {
        const boundary = randomBytes(24).toString('hex');
        const body = Readable.from(formText({ boundary, operation: text, mapped, parts, onProgress }), {
          objectMode: false,
          highWaterMark: CHUNK_BYTES,
        });
        return { contentType: `multipart/form-data; boundary=${boundary}`, body };
      },
    },
  };
}

const CHUNK_BYTES = 65_536;

async function nextField(parts: AsyncGenerator<FormPart>, name: string): Promise<string> {
  const { value: part, done } = await parts.next();
  if (done === true || part.kind !== 'field' || part.name !== name)
    throw new UploadRefused(
      name,
      `The form needs the field “${name}” ${name === 'operations' ? 'first' : 'after “operations”'}.`,
    );
  return part.value;
}

interface FormText {
  boundary: string;
  operation: string;
  mapped: readonly MappedFile[];
  parts: AsyncGenerator<FormPart>;
  onProgress(): void;
}

/** The form that a subgraph gets. Of the client's nothing is in it but the files, their names and their types. */
async function* formText({ boundary, operation, mapped, parts, onProgress }: FormText): AsyncGenerator<Buffer> {
  const map = Object.fromEntries(mapped.map(({ paths }, at) => [at, paths.map((path) => `variables.${path.join('.')}`)]));
  const head = [
    ['operations', operation],
    ['map', JSON.stringify(map)],
  ].map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  yield Buffer.from(head.join(''));

  const awaited = new Map(mapped.map(({ part }, at) => [part, at]));
  for await (const part of parts) {
    const at = awaited.get(part.name);
    if (part.kind !== 'file' || at === undefined)
      throw new UploadRefused('files', `The map has no place for “${shown(part.name)}”, or it was sent before.`);
    // A part without a name is no file to those who read it next.
    if (part.fileName === '') throw new UploadRefused('files', `The file “${shown(part.name)}” has no name.`);
    awaited.delete(part.name);
    yield Buffer.from(`--${boundary}\r\n${headOf(part, at)}\r\n\r\n`);
    for await (const chunk of part.content) {
      onProgress();
      yield chunk as Buffer;
    }
    yield Buffer.from('\r\n');
  }
  const [missing] = awaited.keys();
  if (missing !== undefined) throw new UploadRefused('files', `The file “${shown(missing)}” was not sent.`);
  onProgress();
  yield Buffer.from(`--${boundary}--\r\n`);
}

function headOf({ fileName, mimeType }: FormFile, at: number): string {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(mimeType) ? mimeType : 'application/octet-stream';
  return `content-disposition: form-data; name="${at}"; filename="${quotable(fileName)}"\r\ncontent-type: ${type}`;
}

/** As browsers write a file's name. */
function quotable(name: string): string {
  return name.replace(/[\r\n"]/g, (one) => encodeURIComponent(one));
}
