import { newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { type Browser, subscribeBrowser } from './browser.ts';
import type { TestNotifications } from './notifications.ts';

export const REGISTER = `mutation ($input: RegisterPushDeviceInput!) {
  registerPushDevice(input: $input) { device { id provider name registeredAt } }
}`;

export interface SubscribedBrowser extends Browser {
  id: string;
  endpoint: string;
  /** Of its endpoint. */
  path: string;
}

/** Subscribes a browser of somebody's at a push service. */
export async function addBrowser({ ask }: TestNotifications, serviceUrl: string, as: Viewer): Promise<SubscribedBrowser> {
  const browser = subscribeBrowser();
  const path = `/push/${newId()}`;
  const { p256dh, auth } = browser;
  const { registerPushDevice } = await ask(REGISTER, { input: { web: { endpoint: serviceUrl + path, p256dh, auth } } }, as);
  return { ...browser, id: registerPushDevice.device.id, endpoint: serviceUrl + path, path };
}

export const devicesOf = async (
  { ask }: TestNotifications,
  as: Viewer,
): Promise<{ id: string; provider: string; name: string }[]> =>
  (await ask('{ pushDevices { id provider name } }', {}, as)).pushDevices;

/** What became of somebody's pushes, oldest first. */
export const pushesTo = ({ sql }: TestNotifications, { id }: Viewer) =>
  sql<{ status: string; reason: string | null }>(
    "select status, reason from delivery where user_id = $1 and channel <> 'EMAIL' order by id",
    [id],
  );
