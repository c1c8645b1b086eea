import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `npm run bench -- NAME [options]`: every folder here with a bench.ts is a benchmark. */
const here = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^[a-z-]+\/bench\.ts$/.test(path))
  .map((path) => path.split('/')[0] as string);

const [name, ...options] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`Usage: npm run bench -- ${names.join(' | ')} [options]`);
  process.exit(1);
}
const { run } = (await import(`./${name}/bench.ts`)) as { run(options: readonly string[]): Promise<void> };
await run(options);
