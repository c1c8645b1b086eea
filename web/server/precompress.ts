import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** What a browser loads for itself and keeps; pictures and fonts are compressed by what they are. */
const WORTH_IT = '**/*.{js,css,svg,json,txt}';
const SMALL_BYTES = 1_024;

const compress = promisify(brotliCompress);

/** Writes beside each file of a finished build what goes over the wire: as small as it gets, since it is done once and loaded often. */
export async function precompress(folder: string): Promise<void> {
  for await (const file of glob(WORTH_IT, { cwd: folder })) {
    const content = await readFile(join(folder, file));
    if (content.length < SMALL_BYTES) continue;
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    await writeFile(join(folder, `${file}.br`), await compress(content, { params }));
  }
}
