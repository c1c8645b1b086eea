import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '..', '..', '..');

/** Where a private Redis is kept for tests: with the project's data, so that it is unpacked once; in the run's own folder where the project may not be written. */
export async function testPrograms(runFolder: string): Promise<string> {
  const shared = join(PROJECT, '.data', 'programs');
  const writable = await mkdir(shared, { recursive: true })
    .then(() => access(shared, constants.W_OK))
    .then(
      () => true,
      () => false,
    );
  return writable ? shared : join(runFolder, 'programs');
}
