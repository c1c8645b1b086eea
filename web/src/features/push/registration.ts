import type { Client, CombinedError } from '@urql/core';
import { deviceOf } from '../settings/device-name.ts';
import { currentSubscription, endSubscription, keyOf, subscribeToPush, webPushOf } from './browser-push.ts';
import { readKnownDevice, rememberDevice } from './known-device.ts';
import { END_PUSH_DEVICE, KEEP_PUSH_DEVICE, OWN_PUSH_DEVICES } from './push-operations.ts';

const RENEW_AFTER_MS = 24 * 60 * 60 * 1000;

/** Has the viewer pushed to this browser. What the graph refuses is given back; the browser may reject. */
export async function registerPush(client: Client, userId: string, key: string): Promise<CombinedError | undefined> {
  const subscription = await subscribeToPush(key);
  const web = webPushOf(subscription);
  const name = deviceOf(navigator.userAgent).name;
  const { data, error } = await client.mutation(KEEP_PUSH_DEVICE, { input: { web, name } }).toPromise();
  const device = data?.registerPushDevice?.device;
  if (device == null) {
    await subscription.unsubscribe();
    return error;
  }
  rememberDevice({ id: device.id, userId, endpoint: web.endpoint, renewedAt: Date.now() });
  return undefined;
}

/** Ends the pushes to this browser, here and at the server. */
export async function removePush(client: Client): Promise<CombinedError | undefined> {
  const known = readKnownDevice();
  const answer = known === null ? null : await client.mutation(END_PUSH_DEVICE, { id: known.id }).toPromise();
  const isGone = answer?.error?.graphQLErrors[0]?.extensions['code'] === 'NOT_FOUND';
  if (answer?.error !== undefined && !isGone) return answer.error;
  await forgetPush();
  return undefined;
}

/** Whoever is logged in next is another person, or wants to be asked anew. The server forgets the device with the session. */
export async function forgetPush(): Promise<void> {
  rememberDevice(null);
  await endSubscription();
}

/**
 * At the start of a page: what this browser was registered for is still so. It is registered anew where its address or the server's key has changed, and once a day;
 * ended where it was another person's, or was removed from another device.
 */
export async function renewPush(client: Client, userId: string): Promise<void> {
  const [subscription, known] = [await currentSubscription(), readKnownDevice()];
  if (subscription === null || known === null || known.userId !== userId) {
    if (subscription !== null || known !== null) await forgetPush();
    return;
  }
  const isMoved = known.endpoint !== subscription.endpoint;
  if (!isMoved && Date.now() - known.renewedAt < RENEW_AFTER_MS) return;
  const { data } = await client.query(OWN_PUSH_DEVICES, {}, { requestPolicy: 'network-only' }).toPromise();
  if (data?.pushDevices == null) return;
  const isOwn = data.pushDevices.some(({ id }) => id === known.id);
  if (data.pushKey === null || (!isOwn && !isMoved)) return forgetPush();
  if (Notification.permission === 'granted' || keyOf(subscription) === data.pushKey)
    await registerPush(client, userId, data.pushKey);
}
