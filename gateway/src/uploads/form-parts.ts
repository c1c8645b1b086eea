import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { FileTooLarge, UploadRefused } from './upload-refused.ts';

export interface FormLimits {
  /** Most bytes of the operations, and of the map. */
  fieldBytes: number;
  fileBytes: number;
  files: number;
}

export type FormPart = FormField | FormFile;

export interface FormField {
  kind: 'field';
  name: string;
  value: string;
}

export interface FormFile {
  kind: 'file';
  name: string;
  /** Without a path, whatever the client wrote. */
  fileName: string;
  mimeType: string;
  /** To be read before the next part is asked for; fails with what is wrong with the form. */
  content: Readable;
}

/**
 * The parts of a multipart form in their order, as they come in: a file is taken from the connection only as fast as it is read.
 * Throws UploadRefused for what is no form or is beyond the limits, at once, and the signal's reason once that is aborted.
 */
export async function* formParts(request: IncomingMessage, limits: FormLimits, signal: AbortSignal): AsyncGenerator<FormPart> {
  const parser = createParser(request, limits);
  const found: FormPart[] = [];
  const broken = new AbortController();
  let complete = false;
  let wake = () => {
    // nobody waits yet
  };
  const fail = (reason: unknown) => {
    broken.abort(reason);
    request.unpipe(parser);
    // Not amid what the parser is doing now, which would stumble over it.
    queueMicrotask(() => parser.destroy(broken.signal.reason));
    wake();
  };
  const add = (part: FormPart) => {
    found.push(part);
    wake();
  };
  const aborted = () => fail(signal.reason);

  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) fail(new UploadRefused(name, `“${shown(name)}” may have ${limits.fieldBytes} bytes at most.`));
    else add({ kind: 'field', name, value });
  });
  parser.on('file', (name, content, { filename, mimeType }) => {
    content.on('error', fail);
    content.on('limit', () => {
      fail(new FileTooLarge(limits.fileBytes));
    });
    add({ kind: 'file', name, fileName: filename ?? '', mimeType, content });
  });
  parser.on('filesLimit', () => fail(new UploadRefused('files', `A request may send ${limits.files} files at most.`)));
  parser.on('fieldsLimit', () => fail(new UploadRefused('operations', 'A form with files has two fields: operations and map.')));
  parser.on('error', (error) => fail(new UploadRefused('files', `The form is broken: ${messageOf(error)}.`)));
  parser.on('close', () => {
    complete = true;
    wake();
  });
  request.on('error', fail);
  signal.addEventListener('abort', aborted, { once: true });
  if (signal.aborted) aborted();
  request.pipe(parser);
  try {
    for (;;) {
      const part = found.shift();
      broken.signal.throwIfAborted();
      if (part !== undefined) yield part;
      else if (complete) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    signal.removeEventListener('abort', aborted);
    request.unpipe(parser);
    parser.destroy();
  }
}

function createParser(request: IncomingMessage, { fieldBytes, fileBytes, files }: FormLimits): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      // The parser calls a part that is just as long as its limit too long.
      limits: { fieldSize: fieldBytes + 1, fields: 2, fileSize: fileBytes + 1, files },
    });
  } catch (error) {
    throw new UploadRefused('operations', `The form cannot be read: ${messageOf(error)}.`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A name that a client made up, so that a message does not grow with it. */
export function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
