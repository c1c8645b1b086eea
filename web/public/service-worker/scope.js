/** The service worker itself. */
export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const given = new URL(worker.location.href).searchParams;

/** Of which build, and in which language, the app is that it belongs to. */
export const VERSION = `${given.get('build') ?? ''}-${given.get('language') ?? ''}`;

/** The origin of the gateway. */
export const GATEWAY = given.get('gateway') ?? worker.location.origin;
