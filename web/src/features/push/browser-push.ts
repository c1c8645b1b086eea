/** Whether this browser can be pushed to, and if not, why. */
export type PushAbility = 'able' | 'insecure' | 'to-be-installed' | 'unable';

export function pushAbility(): PushAbility {
  if (!isSecureContext) return 'insecure';
  if ('PushManager' in window && 'Notification' in window && 'serviceWorker' in navigator) return 'able';
  // Phones of one maker have it in installed apps only.
  return /\b(?:iPhone|iPad)\b/.test(navigator.userAgent) ? 'to-be-installed' : 'unable';
}

export async function currentSubscription(): Promise<PushSubscription | null> {
  if (pushAbility() !== 'able') return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Subscribes with the server's key. A subscription for a former key brings nothing any more, so it is ended first. */
export async function subscribeToPush(key: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const present = await pushManager.getSubscription();
  if (present !== null && keyOf(present) !== key) await present.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

export async function endSubscription(): Promise<void> {
  await (await currentSubscription())?.unsubscribe();
}

/** What the graph is told of a subscription. */
export function webPushOf(subscription: PushSubscription): { endpoint: string; p256dh: string; auth: string } {
  const { keys = {} } = subscription.toJSON();
  return { endpoint: subscription.endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' };
}

/** The server's key that it was made with, in base64url. */
export function keyOf({ options }: PushSubscription): string | null {
  if (options.applicationServerKey === null) return null;
  const bytes = String.fromCharCode(...new Uint8Array(options.applicationServerKey));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
