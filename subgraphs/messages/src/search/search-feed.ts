import type { EventLog } from '@parley/kit/event-log/event-log';
import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import type { LoggedEvent } from '@parley/schema/events';
import type { MessagesStore } from '../store/store.ts';
import type { SearchIndex } from './search.index.ts';

export interface SearchFeedOptions {
  store: MessagesStore;
  index: SearchIndex;
  eventLog: EventLog;
  log: Log;
}

/**
 * Keeps the index where messages live in another database than it. An event only says which message to look at: the index is given the
 * message as it is now, with its revision, so that events which come late, twice or in another order do no harm.
 */
export function startSearchFeed({ store, index, eventLog, log }: SearchFeedOptions): Running {
  const handle = async (event: LoggedEvent) => {
    if (event.name !== 'message.sent' && event.name !== 'message.changed') return;
    const { conversationId, number, revision } = event.payload;
    const [message] = await store.messages.byReferences([{ conversationId, number }]);
    if (message === undefined || message.revision < revision) throw new Error('The message of an event is not there yet');
    await index.put([message]);
  };
  return eventLog.consume({ stream: 'messages', group: 'messages-search', handle, log });
}
