import type { ResultOf } from '@graphql-typed-document-node/core';
import type { LIVE_MESSAGE } from '@/live/live-message.ts';

/** A file that hangs on a message, as it is shown there. */
export type Attachment = NonNullable<ResultOf<typeof LIVE_MESSAGE>['attachments']>[number];
