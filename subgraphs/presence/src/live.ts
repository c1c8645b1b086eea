import type { Live } from '@parley/kit/live/live-subgraph';
import type { Context } from './context.ts';

/** What the gateway may ask of our subscriptions. All of them tell what is now: there is nothing to replay. */
export const live: Live<Context> = {
  fields: {
    presence: { open: (args, { viewer, presences }) => presences.open(viewer, args) },
    typing: { open: (args, { viewer, typing }) => typing.open(viewer, args) },
    callSignals: {
      open: (_args, { viewer, calls }) => calls.open(viewer),
      tells: async (event, { loaders }) => event.kind !== 'event' || (await loaders.signals.load(event)).length > 0,
    },
  },
};
