/**
 * Where web push may be sent to. An endpoint comes from a browser, that is from anybody: without this list a person could have the server
 * call whatever it reaches. An entry is a host, `*.` and what a host must end with, or a whole origin for a push service of one's own.
 */
export interface PushHosts {
  allows(endpoint: string): boolean;
}

/** Whether it can stand in the list. */
export function isPushHost(entry: string): boolean {
  if (entry.includes('://')) return /^https?:$/.test(URL.parse(entry)?.protocol ?? '');
  return /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(entry);
}

export function createPushHosts(entries: readonly string[]): PushHosts {
  const origins = new Set(entries.filter((entry) => entry.includes('://')).map((entry) => new URL(entry).origin));
  const hosts = entries.filter((entry) => !entry.includes('://')).map((entry) => entry.toLowerCase());
  const names = ({ hostname }: URL) =>
    hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
  return {
    allows(endpoint) {
      const url = URL.parse(endpoint);
      if (url === null || url.username !== '' || url.password !== '') return false;
      return origins.has(url.origin) || (url.protocol === 'https:' && url.port === '' && names(url));
    },
  };
}
