import { createReadStream } from 'node:fs';
import { Unavailable } from '@parley/kit/errors';
import type { Log } from '@parley/kit/log';
import { type FileReader, readingFile } from '../media/file-reader.ts';
import { createAtOnce } from './at-once.ts';
import { createClamdScanner } from './clamd-scanner.ts';
import { detectType } from './detected-type.ts';
import type { FileType } from './file-types.ts';
import { refuseActiveName, requireFittingName } from './fitting-name.ts';
import { inspectGzip } from './gzip.ts';
import { refuseHiddenContent } from './hidden-content.ts';
import type { CleanFile, InspectedFile, Inspection } from './inspection.ts';
import { inspectIsoMedia } from './iso-media.ts';
import { inspectPdf } from './pdf.ts';
import { inspectPicture } from './picture.ts';
import { Refusal } from './refusal.ts';
import { ScannerAway } from './scanner.ts';
import { soundOrFilm } from './sound-or-film.ts';
import { inspectZip } from './zip.ts';

export interface InspectionOptions {
  limits: { pixels: number };
  /** Where clamd is: `tcp://host:port` or `unix:/path`; null where there is none. */
  scanner: string | null;
  /** What becomes of a file that no scanner has seen. */
  unscanned: 'refuse' | 'pass';
  log: Log;
}

/** Decoding and unfolding share the few threads of the process with everything that reads a file or looks up a name. */
const LOOKED_INTO_AT_ONCE = 2;
/** A scanner that is slow keeps nobody from learning that their file is refused anyway. */
const SCANNED_AT_ONCE = 8;

export function createInspection({ limits, scanner, unscanned, log }: InspectionOptions): Inspection {
  const looking = createAtOnce(LOOKED_INTO_AT_ONCE);
  const scanning = createAtOnce(SCANNED_AT_ONCE);
  const clamd = scanner === null ? null : createClamdScanner({ address: scanner });

  /** False where nobody has, and that is let pass. */
  const scan = async (path: string): Promise<{ signature: string | null; scanned: boolean }> => {
    try {
      if (clamd === null) throw new ScannerAway('No scanner is set');
      return { signature: await clamd.scan(createReadStream(path)), scanned: true };
    } catch (error) {
      if (!(error instanceof ScannerAway)) throw error;
      if (clamd !== null) log.warn({ err: error }, 'A file could not be scanned');
      if (unscanned === 'refuse') throw new Unavailable('The scanner for harmful content');
      return { signature: null, scanned: false };
    }
  };

  const lookInto = ({ path, name }: InspectedFile): Promise<Structured> =>
    readingFile(path, async (file) => {
      if (file.bytes === 0) throw new Refusal('EMPTY', 'The file is empty.');
      refuseActiveName(name);
      const found = await detectType(path, file);
      requireFittingName(name, found);
      await refuseHiddenContent(file, found);
      return inspectStructure(path, file, found, limits.pixels);
    });

  return {
    async inspect(file) {
      try {
        const clean = await looking.run(() => lookInto(file));
        const { signature, scanned } = await scanning.run(() => scan(file.path));
        return signature === null ? { verdict: 'clean', ...clean, scanned } : { verdict: 'infected', signature };
      } catch (error) {
        if (error instanceof Refusal) return error.asFinding();
        throw error;
      }
    },
  };
}

type Structured = Pick<CleanFile, 'kind' | 'type' | 'width' | 'height'>;

async function inspectStructure(path: string, file: FileReader, found: FileType, pixelLimit: number): Promise<Structured> {
  const { structure, kind, type } = found;
  const known = { kind, type, width: null, height: null };
  switch (structure) {
    case 'image':
      return { ...known, ...(await inspectPicture(path, type, pixelLimit)) };
    case 'zip':
      await inspectZip(path, file.bytes);
      return known;
    case 'gzip':
      await inspectGzip(path, file.bytes);
      return known;
    case 'pdf':
      await inspectPdf(file);
      return known;
    case 'iso-media':
      await inspectIsoMedia(file);
      return { ...known, ...(await soundOrFilm(path, found)) };
    case 'media':
      return { ...known, ...(await soundOrFilm(path, found)) };
    case 'text':
      return known;
  }
}
