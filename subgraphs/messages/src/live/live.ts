import type { LiveEvent } from '@parley/kit/live/contract';
import type { Live } from '@parley/kit/live/live-subgraph';
import { sees } from '../access/rights.ts';
import type { Context } from '../context.ts';
import type { MessagesStore } from '../store/store.ts';
import { conversationTopic } from './conversation-topic.ts';
import { HeadsService } from './heads.service.ts';
import { hearConversation } from './heard.ts';
import { OpeningService } from './opening.service.ts';
import { ReplayService } from './replay.service.ts';
import { askTogether } from './together.ts';

export interface LiveOptions {
  store: MessagesStore;
  /** The deployment's, for the names of topics. */
  prefix: string;
  /** Of one conversation: whoever has missed more loads it afresh. */
  mostChanges: number;
}

/** The live subscriptions of messages, by the live contract of the kit. */
export function createLive({ store, prefix, mostChanges }: LiveOptions): Live<Context> {
  const topic = conversationTopic(prefix);
  const together = askTogether(store);
  const opening = new OpeningService({ store, together, topic, prefix });
  const replay = new ReplayService({ together, topic, mostChanges });
  const heads = new HeadsService({ store, topic });
  return {
    fields: {
      messageAdded: {
        open: ({ conversationId, after }, { viewer }) => opening.conversation(viewer, conversationId, after),
        tells: async (event, context) => isNew(event) && isSeen(event, context),
      },
      conversationEvents: {
        open: ({ conversationId, after }, { viewer }) => opening.conversation(viewer, conversationId, after),
        tells: isSeen,
      },
      inbox: { open: ({ positions }, { viewer }) => opening.inbox(viewer, positions), tells: isSeen },
      receiptMoved: { open: ({ conversationId }, { viewer }) => opening.receipts(viewer, conversationId) },
      viewerMemberChanged: { open: (_, { viewer }) => opening.ownMemberships(viewer) },
    },
    replay: (asked) => replay.replay(asked),
    heads: (since) => heads.heads(since),
  };
}

function isNew(event: LiveEvent): boolean {
  return event.kind !== 'event' || hearConversation(event).told?.change === 'sent';
}

/** What was said before the time of those who listen is not told to them, whatever becomes of it. */
async function isSeen(event: LiveEvent, { loaders }: Context): Promise<boolean> {
  if (event.kind !== 'event') return true;
  const { conversationId, told } = hearConversation(event);
  const sight = await loaders.sights.load(conversationId);
  return sight !== null && told !== null && sees(sight, told);
}
