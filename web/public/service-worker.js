import { answerFromKept, forgetOlder, keepOfflinePage } from './service-worker/kept-files.js';
import { openPush, renewSubscription, showPush } from './service-worker/pushes.js';
import { worker } from './service-worker/scope.js';

/** What the app does where there is no network, and while no page of it is open. */
worker.addEventListener('install', (event) => event.waitUntil(keepOfflinePage()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOlder().then(() => worker.clients.claim())));
worker.addEventListener('fetch', answerFromKept);
worker.addEventListener('push', (event) => event.waitUntil(showPush(event.data)));
worker.addEventListener('notificationclick', (event) => event.waitUntil(openPush(event.notification)));
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renewSubscription(event)));
