import { stopInReverse } from '@parley/kit/process';
import { createMailCarrier } from '../../src/mail/mail-carrier.ts';
import { createPost } from '../../src/mail/post.ts';
import type { Words } from '../../src/notification/words.ts';
import { createPushCarrier } from '../../src/push/push-carrier.ts';
import { createPushHosts } from '../../src/push/push-hosts.ts';
import type { VapidDetails } from '../../src/push/vapid.ts';
import { createWebPush } from '../../src/push/web-push.ts';
import { PushDeviceStore } from '../../src/push-device/push-device.store.ts';
import { DEFAULT_WISHES } from '../../src/rule/defaults.ts';
import { type DeliveryNode, HASTE, startDeliveryNode } from './delivery-node.ts';
import { startTestDatabase } from './test-database.ts';

export interface ProviderNodeOptions {
  databaseUrl: string;
  redisUrl: string;
  prefix: string;
  smtpUrl: string;
  pushUrl: string;
  vapid: VapidDetails;
}

const SECOND = 1_000;

/** What is brought has words of its own here, whatever it is about. */
const words: Words = {
  of: async (_userId, ids) =>
    ids.map((id) => ({
      id,
      kind: 'DIRECT_MESSAGE',
      at: new Date(),
      actor: 'Ada',
      conversation: null,
      excerpt: 'Hello',
      attachmentCount: 0,
      emoji: null,
      url: 'https://chat.example/',
    })),
};

/** A node that brings mail and web push to real servers, and soon has enough of one that does not answer. */
export async function startProviderNode(options: ProviderNodeOptions): Promise<DeliveryNode> {
  const { databaseUrl, redisUrl, prefix, smtpUrl, pushUrl, vapid } = options;
  const database = await startTestDatabase(databaseUrl);
  const post = createPost({
    smtpUrl,
    sender: { name: 'Parley', address: 'parley@chat.example', host: 'chat.example' },
    connections: 5,
    timeouts: { dnsTimeout: SECOND, connectionTimeout: SECOND, greetingTimeout: SECOND, socketTimeout: SECOND },
  });
  const write = async ({ id }: { id: string }) => ({
    to: `${id}@people.example`,
    content: { subject: 'Hello', parts: [], notes: [], ways: [] },
    unsubscribeUrl: null,
  });
  const node = await startDeliveryNode({
    databaseUrl,
    redisUrl,
    prefix,
    // Longer than anything that a busy machine does in between: whoever holds a delivery keeps it until the process dies.
    pace: { ...HASTE, bringing: { ...HASTE.bringing, holdMs: 6_000 } },
    carriers: [
      createMailCarrier({ write: { notification: write, letter: write, digest: write }, post, house: 'Parley' }),
      createPushCarrier({
        attentions: { known: async () => ({ chosen: 'ONLINE', isHere: false, showing: [] }) },
        channel: 'WEB_PUSH',
        devices: new PushDeviceStore(database),
        words,
        wishes: { wishesOf: async () => ({ channels: DEFAULT_WISHES, quietHours: null, timeZone: 'UTC' }) },
        send: createWebPush({ vapid, hosts: createPushHosts([pushUrl]), timeoutMs: SECOND }),
      }),
    ],
  });
  return { ...node, stop: () => stopInReverse([database, post, node]) };
}
