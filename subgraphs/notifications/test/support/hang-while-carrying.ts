import { startDeliveryNode } from './delivery-node.ts';

/** A process of its own, given a database, a Redis and a prefix, that takes a mail, says so, and never comes further. */
const [, , databaseUrl, redisUrl, prefix] = process.argv;
await startDeliveryNode({
  databaseUrl: String(databaseUrl),
  redisUrl: String(redisUrl),
  prefix: String(prefix),
  carriers: [
    {
      channel: 'EMAIL',
      carry({ id }) {
        console.log(id);
        return new Promise(() => undefined);
      },
    },
  ],
});
