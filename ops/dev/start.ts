import { runProcess } from '@parley/kit/process';
import { demoPeople } from './demo/people.ts';
import type { Everything } from './everything.ts';

await runProcess(async () => {
  // Ended in the middle of a start, the stores are told to go as well: that happens when this process exits. The listener
  // stays, since a signal that comes while one is taken off and the next put on would be lost.
  let ready = false;
  const endAtOnce = () => {
    if (!ready) process.exit(130);
  };
  process.on('SIGINT', endAtOnce);
  process.on('SIGTERM', endAtOnce);
  process.on('SIGHUP', () => process.kill(process.pid, 'SIGTERM'));
  const since = performance.now();
  const { startEverything } = await import('./everything.ts'); // only now, for an older Node cannot even load it
  const everything = await startEverything(process.env, (sentence) => console.log(sentence));
  ready = true;
  console.log(welcome(everything, performance.now() - since));
  return everything;
});

function welcome({ webUrl, gatewayUrl, mailboxUrl, folder, demoData }: Everything, tookMs: number): string {
  const rows: [string, string][] = webUrl === undefined ? [] : [['Open', webUrl]];
  rows.push(['The graph', `${gatewayUrl}/graphql (open it in a browser to try it)`]);
  if (mailboxUrl !== undefined) rows.push(['Sent mails', mailboxUrl]);
  rows.push(['Data', folder.path]);
  if (demoData) {
    rows.push(['Log in as', demoPeople.map(({ email }) => email).join(', ')]);
    rows.push(['with', folder.secrets.demoPassword]);
  }
  const lines = rows.map(([name, value]) => `  ${name.padEnd(12)}${value}`);
  return ['', `Parley is ready after ${(tookMs / 1000).toFixed(1)} s. Ctrl-C stops it.`, '', ...lines, ''].join('\n');
}
