import { createLog } from '@parley/kit/log';
import { runProcess } from '@parley/kit/process';
import { createGateway } from './app.ts';
import { gatewayConfig } from './config.ts';

/** The gateway as a process of its own, in front of any supergraph. */
await runProcess(async () => {
  const config = gatewayConfig(process.env);
  const log = createLog('gateway', config.logLevel);
  const gateway = await createGateway({ config, log });
  log.info({ url: gateway.url }, 'the gateway is listening');
  return gateway;
});
