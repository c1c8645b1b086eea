import type { Live } from '@parley/kit/live/live-subgraph';
import type { Context } from '../context.ts';

/** What the gateway may ask of our subscriptions. They tell what is now: there is nothing to replay. */
export const live: Live<Context> = {
  fields: { fileChanged: { open: (args, { asker, fileChanges }) => fileChanges.open(asker, args) } },
};
