import { change } from './graph.js';
import { worker } from './scope.js';

/**
 * What the server pushes.
 * @typedef {{ id: string, kind: string, title: string, body: string, url: string, at: string }} Push
 */

const ANSWER_WITHIN_MS = 1_000;

/**
 * Each notification is shown once: one that is sent again takes the place of the first. Something is shown in any case, as browsers want it.
 * @param {PushMessageData | null} data
 */
export async function showPush(data) {
  const { id, title, body, url, at } = read(data);
  await worker.registration.showNotification(title, {
    body,
    tag: id,
    icon: '/icons/app-192.png',
    badge: '/icons/badge-96.png',
    dir: 'auto',
    data: { id, path: pathOf(url) },
    // @ts-expect-error not in the types, since some browsers do without it
    timestamp: Date.parse(at) || Date.now(),
  });
}

/**
 * Goes there in a page that is open, without loading it anew; else in a new one. What was pressed is read.
 * @param {Notification} notification
 */
export async function openPush({ data: { id, path } }) {
  const pages = await worker.clients.matchAll({ type: 'window' });
  const page = pages.find(({ focused }) => focused) ?? pages[0];
  const reading = change('MarkSomeNotificationsRead', { ids: [id] }).catch(() => undefined);
  if (page === undefined) await worker.clients.openWindow(path);
  else {
    await page.focus();
    if (!(await takes(page, path))) await page.navigate(path);
  }
  await reading;
}

/**
 * The browser has replaced its subscription: the server is told where the device is reached from now on.
 * @param {PushSubscriptionChangeEvent} event
 */
export async function renewSubscription({ oldSubscription, newSubscription }) {
  const applicationServerKey = oldSubscription?.options.applicationServerKey;
  const { pushManager } = worker.registration;
  const subscription =
    newSubscription ??
    (await pushManager.getSubscription()) ??
    (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  const { endpoint, keys } = subscription.toJSON();
  await change('KeepPushDevice', { web: { endpoint, p256dh: keys?.p256dh, auth: keys?.auth } });
}

/**
 * Whether the page says that it goes there.
 * @param {WindowClient} page
 * @param {string} path
 */
function takes(page, path) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
    port1.onmessage = () => {
      clearTimeout(timer);
      resolve(true);
    };
    page.postMessage({ kind: 'open', path }, [port2]);
  });
}

/**
 * @param {PushMessageData | null} data
 * @returns {Push}
 */
function read(data) {
  const nothing = { id: 'parley', kind: '', title: 'Parley', body: '', url: '/notifications', at: '' };
  try {
    return { ...nothing, ...data?.json() };
  } catch {
    return nothing;
  }
}

/**
 * Within the app, whatever was pushed.
 * @param {string} url
 */
function pathOf(url) {
  const { origin, pathname, search } = new URL(url, worker.location.origin);
  return origin === worker.location.origin ? pathname + search : '/notifications';
}
