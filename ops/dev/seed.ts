import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotStart, runProcess } from '@parley/kit/process';
import { devConfig } from './config.ts';
import { type DemoAddresses, loadDemoData } from './demo/demo-data.ts';
import { holderOf } from './folder-lock.ts';
import { keepSecrets } from './secrets.ts';

/** Loads the demo people: into the `npm start` that runs on the data folder, else by starting it for the while. */
await runProcess(async () => {
  const config = devConfig(process.env);
  if (config.isPublic) throw new CannotStart('Demo people are never loaded on a public address or in production.');
  const path = resolve(config.dataFolder);
  const running = await holderOf(path).catch(() => undefined);
  if (running === undefined) {
    const { startEverything } = await import('./everything.ts');
    const everything = await startEverything({ ...process.env, WEB: 'false' }, (sentence) => console.log(sentence));
    await seed(everything.folder, everything);
    await everything.stop();
  } else {
    const addresses = JSON.parse(await readFile(join(path, 'addresses.json'), 'utf8')) as Partial<DemoAddresses>;
    await seed({ path, secrets: await keepSecrets(join(path, 'secrets.json')) }, addresses);
  }
  console.log('The demo people are there.');
  return { stop: async () => undefined };
});

async function seed(
  folder: Parameters<typeof loadDemoData>[0],
  { gatewayUrl, mailboxUrl }: Partial<DemoAddresses>,
): Promise<void> {
  if (gatewayUrl === undefined || mailboxUrl === undefined) {
    throw new CannotStart('Demo people need the development mailbox: leave SMTP_URL unset.');
  }
  await loadDemoData(folder, { gatewayUrl, mailboxUrl });
}
