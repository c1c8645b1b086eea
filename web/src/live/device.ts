let id: string | null = null;

/**
 * Names this page among the devices of its person. Each page is one: two tabs are used and left apart from one another, and presence is worked out of all
 * of them by who sees them all.
 */
export function deviceId(): string {
  id ??= crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
  return id;
}
