/** What carries subscriptions, as one piece to load: two would each bring the client with them. */
export { createChatClient } from '@parley/schema/client';
export { createForwardSubscription } from './forward-subscription.ts';
