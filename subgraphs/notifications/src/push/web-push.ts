import { request } from 'undici';
import webPush from 'web-push';
import { TryLater, Undeliverable } from '../delivery/delivery.ts';
import type { SendPush } from './push-carrier.ts';
import type { PushHosts } from './push-hosts.ts';
import { retryAfterMs } from './retry-after.ts';
import type { VapidDetails } from './vapid.ts';

export interface WebPushOptions {
  vapid: VapidDetails;
  hosts: PushHosts;
  timeoutMs?: number;
}

/**
 * Web push (RFC 8030), encrypted for the browser (RFC 8291) and signed by our key (RFC 8292). The topic is the notification: a push that is
 * sent again stands in the place of the first one, where that has not arrived yet.
 */
export function createWebPush({ vapid, hosts, timeoutMs = 20_000 }: WebPushOptions): SendPush {
  return async ({ address, p256dh, auth }, message, lifeSeconds) => {
    if (p256dh === null || auth === null) throw new Undeliverable('The device has no keys.');
    if (!hosts.allows(address)) throw new Undeliverable('Its push service is not on the list any more.');
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint: address, keys: { p256dh, auth } },
      JSON.stringify(message),
      {
        vapidDetails: vapid,
        TTL: lifeSeconds,
        topic: message.id.replaceAll('-', ''),
        urgency: message.kind === 'REACTION' ? 'low' : 'high',
      },
    );
    // Redirects are not followed: they would lead past the list of hosts.
    const answer = await request(address, {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body.dump({ limit: 65_536 });
    const { statusCode } = answer;
    if (statusCode >= 200 && statusCode < 300) return 'taken';
    if (statusCode === 404 || statusCode === 410) return 'gone';
    const told = `Its push service answered ${statusCode}.`;
    if (statusCode === 429 || statusCode >= 500) throw new TryLater(told, retryAfterMs(answer.headers['retry-after']));
    throw new Undeliverable(told);
  };
}
