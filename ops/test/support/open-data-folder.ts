/** Opens the data folder that is named, says so, and keeps it open until its standard input ends. */
import { once } from 'node:events';
import { CannotStart } from '@parley/kit/process';
import { openDataFolder } from '../../dev/data-folder.ts';

try {
  const folder = await openDataFolder(String(process.argv[2]));
  console.log(['open', ...folder.notes].join('\n'));
  process.stdin.resume();
  await once(process.stdin, 'end');
  await folder.stop();
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.log(error.message);
}
