import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The last supergraph that was served, kept on disk so that a start does not need its source. */
export interface LastGood {
  /** Null when none was kept. */
  read(): Promise<{ sdl: string; keptAt: string } | null>;
  /** Written beside and renamed into place, so that a crash leaves the old or the new one, and never a half. */
  keep(sdl: string): Promise<void>;
}

export function createLastGood(path: string): LastGood {
  return {
    async read() {
      try {
        const [sdl, { mtime }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
        return { sdl, keptAt: mtime.toISOString() };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async keep(sdl) {
      await mkdir(dirname(path), { recursive: true });
      const written = `${path}.${randomUUID()}`;
      await writeFile(written, sdl);
      await rename(written, path);
    },
  };
}
