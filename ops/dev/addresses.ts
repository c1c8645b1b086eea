import type { Environment } from '@parley/kit/config';
import type { DevConfig } from './config.ts';
import { freePort } from './stores/free-port.ts';

/**
 * Where the parts are reached. The web app and the gateway have ports of their own on one host, so that they share their cookies, and the gateway is told
 * that the app's pages are ours; something in front of them (PUBLIC_URL) gives both one address.
 */
export async function addressesOf(
  { web, gatewayPort, publicUrl }: Pick<DevConfig, 'web' | 'gatewayPort' | 'publicUrl'>,
  given: Environment,
) {
  if (web === null) return { web, publicUrl: publicUrl ?? `http://localhost:${gatewayPort}`, settings: {} };
  const port = web.port || (await freePort());
  const ports = { GATEWAY_PORT: String(gatewayPort || (await freePort())) };
  if (publicUrl !== undefined) {
    return { web: { port, gatewayPublicUrl: given.GATEWAY_PUBLIC_URL ?? publicUrl }, publicUrl, settings: ports };
  }
  const [webUrl, gatewayPublicUrl] = [`http://localhost:${port}`, `http://localhost:${ports.GATEWAY_PORT}`];
  const and = (list: string | undefined, one: string) => (list ? `${list},${one}` : one);
  const settings = {
    ...ports,
    CORS_ORIGINS: and(given.CORS_ORIGINS, webUrl),
    ALLOWED_ORIGINS: and(given.ALLOWED_ORIGINS, gatewayPublicUrl),
    FILES_PUBLIC_URL: given.FILES_PUBLIC_URL || gatewayPublicUrl,
  };
  return { web: { port, gatewayPublicUrl }, publicUrl: webUrl, settings };
}
