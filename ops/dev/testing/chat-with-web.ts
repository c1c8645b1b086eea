import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressesOf } from '../addresses.ts';
import { freePort } from '../stores/free-port.ts';
import { startWeb } from '../web/web.ts';
import { type ChatOptions, startChat, type TestChat } from './chat.ts';
import { startRecorder } from './recorder.ts';
import { startRelay } from './relay.ts';

export interface TestChatWithWeb extends TestChat {
  /** Where browsers reach the app. */
  webUrl: string;
  /** Where browsers reach the gateway. `url` is the gateway itself, whose connections are never cut. */
  publicGatewayUrl: string;
  /** Cuts every connection between browsers and the gateway, as a network that fails does. They may connect again at once. */
  cutConnections(): void;
  /** Cuts them, and each that is tried, until what is given back is called. The web server reaches the gateway all the same. */
  loseConnections(): () => void;
  /** What the web server asked of the graph to render pages, by the names of the operations. */
  readonly askedByServer: readonly string[];
}

/** The whole of Parley with its web app as it is built, each on a free port. */
export async function startChatWithWeb({ settings = {}, ...options }: ChatOptions = {}): Promise<TestChatWithWeb> {
  await using stack = new AsyncDisposableStack();
  const gatewayPort = await freePort();
  const relay = stack.use(await startRelay(gatewayPort));
  const addressed = await addressesOf({ web: { port: 0 }, gatewayPort: relay.port, publicUrl: undefined }, settings);
  if (addressed.web === null) throw new Error('The web app has no address.');
  const { web, publicUrl } = addressed;
  const own = { ...addressed.settings, GATEWAY_PORT: String(gatewayPort) };
  const chat = stack.use(await startChat({ ...options, publicUrl, settings: { ...settings, ...own } }));
  const recorder = stack.use(await startRecorder(chat.url));
  const folder = await mkdtemp(join(tmpdir(), 'parley-web-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const server = await startWeb({
    host: '127.0.0.1',
    port: web.port,
    publicUrl,
    gateway: { url: recorder.url, publicUrl: web.gatewayPublicUrl },
    logFile: join(folder, 'web.log'),
    say: () => undefined,
  });
  stack.defer(() => server.stop());
  const all = stack.move();
  return {
    ...chat,
    webUrl: publicUrl,
    publicGatewayUrl: web.gatewayPublicUrl,
    cutConnections: relay.cut,
    loseConnections: relay.lose,
    askedByServer: recorder.operations,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
