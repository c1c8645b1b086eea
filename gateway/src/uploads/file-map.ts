import { type Data, isData, own } from '../execution/data.ts';
import { shown } from './form-parts.ts';
import { UploadRefused } from './upload-refused.ts';

/** Stands in an operation's variables where a file belongs. As JSON it is null: subgraphs, too, are told of files by a map. */
export class FilePlace {
  toJSON(): null {
    return null;
  }
}

/** Where one part of the form belongs: paths below the variables, each beginning with a variable's name. */
export interface MappedFile {
  part: string;
  paths: readonly (readonly string[])[];
}

/** Reads the map of a form, and puts the places of its files into the operation's variables. */
export function placeFiles(operation: Data, map: string, mostFiles: number): MappedFile[] {
  const entries = Object.entries(parseObject('map', map));
  // A file that stands at several places is one to each of those who read it there.
  const places = entries.reduce((sum, [, paths]) => sum + (Array.isArray(paths) ? paths.length : 1), 0);
  if (places > mostFiles) throw new UploadRefused('map', `A request may send ${mostFiles} files at most.`);
  return entries.map(([part, paths]) => {
    if (!Array.isArray(paths) || paths.length === 0 || !paths.every((path) => typeof path === 'string'))
      throw new UploadRefused('map', `The map gives no list of paths for “${shown(part)}”.`);
    return { part, paths: paths.map((path: string) => place(operation, path)) };
  });
}

/** The JSON object in a field of a form. */
export function parseObject(field: string, text: string): Data {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UploadRefused(field, `“${field}” is not JSON.`);
  }
  if (!isData(parsed)) throw new UploadRefused(field, `“${field}” is not a JSON object.`);
  return parsed;
}

function place(operation: Data, path: string): string[] {
  const [root, ...within] = path.split('.');
  const last = within.pop();
  let holder: unknown = root === 'variables' ? own(operation, root) : undefined;
  for (const step of within) holder = memberOf(holder, step);
  if (last === undefined || memberOf(holder, last) !== null)
    throw new UploadRefused('map', `The map names “${shown(path)}”, where the operation has no null.`);
  (holder as Data)[last] = new FilePlace();
  return [...within, last];
}

function memberOf(holder: unknown, name: string): unknown {
  if (Array.isArray(holder)) return /^\d{1,6}$/.test(name) ? holder[Number(name)] : undefined;
  return isData(holder) ? own(holder, name) : undefined;
}
