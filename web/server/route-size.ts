import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const CHAT = '(inside)/chat/[conversationId]/page';

interface ClientReferences {
  entryJSFiles: Readonly<Record<string, readonly string[]>>;
}

/** So many bytes of compressed JavaScript a browser loads before the chat works, by the build in this folder. */
export async function chatRouteBytes(build: string): Promise<number> {
  const { rootMainFiles } = JSON.parse(await readFile(join(build, 'build-manifest.json'), 'utf8')) as { rootMainFiles: string[] };
  const scope = globalThis as { __RSC_MANIFEST?: Record<string, ClientReferences> };
  createRequire(import.meta.url)(join(build, 'server/app', `${CHAT}_client-reference-manifest.js`));
  const { entryJSFiles } = scope.__RSC_MANIFEST?.[`/${CHAT}`] ?? { entryJSFiles: {} };
  const own = Object.entries(entryJSFiles).find(([entry]) => entry.endsWith(`/app/${CHAT}`))?.[1] ?? [];
  let bytes = 0;
  for (const file of new Set([...rootMainFiles, ...own])) {
    const compressed = await stat(join(build, `${file}.br`)).catch(() => stat(join(build, file)));
    bytes += compressed.size;
  }
  return bytes;
}
