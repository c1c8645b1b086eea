import { VERSION, worker } from './scope.js';

const PREFIX = 'parley-files-';
const KEPT = PREFIX + VERSION;
const OFFLINE_PAGE = '/offline';
/** Their names change with their content. */
const STATIC_FILES = '/_next/static/';

export async function keepOfflinePage() {
  const cache = await caches.open(KEPT);
  await cache.add(new Request(OFFLINE_PAGE, { cache: 'reload' }));
}

/** What other versions kept is of no use: none of their pages is open any more when this one begins. */
export async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== KEPT).map((name) => caches.delete(name)));
  await worker.registration.navigationPreload?.enable();
}

/**
 * Static files are kept, and a page that cannot be had is replaced by one that says so. All else, the graph and the pages of people above all, goes by and is
 * kept nowhere.
 * @param {FetchEvent} event
 */
export function answerFromKept(event) {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.mode === 'navigate') event.respondWith(pageOf(event));
  else if (request.method === 'GET' && origin === worker.location.origin && pathname.startsWith(STATIC_FILES)) {
    event.respondWith(fileOf(request));
  }
}

/** @param {FetchEvent} event */
async function pageOf({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch {
    return (await caches.match(OFFLINE_PAGE)) ?? Response.error();
  }
}

/** @param {Request} request */
async function fileOf(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
