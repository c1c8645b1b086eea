import { type Environment, flagSetting, portSetting, readSettings, urlSetting } from '@parley/kit/config';
import { z } from 'zod';

/** What `npm start` itself can be told. The settings of the gateway and the subgraphs hold as well. */
export const devSettings = z.object({
  PARLEY_DATA: z.string().default('.data').describe('The folder that keeps everything: databases, mails, secrets.'),
  REDIS_URL: z.string().optional().describe('A Redis of your own. Without it a private one is started.'),
  SMTP_URL: z.string().optional().describe('A mail server of your own. Without it mails stay in the development mailbox.'),
  MAILBOX_PORT: portSetting.default(4010).describe('The port of the development mailbox; 0 takes a free one.'),
  DEMO_DATA: flagSetting.default(true).describe('Whether the first run loads demo people. Never done on a public address.'),
  GATEWAY_HOST: z.string().default('127.0.0.1').describe('The address that the gateway listens on.'),
  GATEWAY_PORT: portSetting.default(4000).describe('The port that the gateway listens on; 0 takes a free one.'),
  WEB: flagSetting.default(true).describe('Whether the web app is started, at the address of the gateway.'),
  WEB_PORT: portSetting.default(3000).describe('The port that the web app listens on; 0 takes a free one.'),
  PUBLIC_URL: urlSetting
    .optional()
    .describe('Where people reach it, when something in front of it passes requests on. Then it counts as on a public address.'),
  NODE_ENV: z.string().optional().describe('With "production" there is neither a development mailbox nor demo data.'),
  LOG_LEVEL: z.string().default('warn').describe('What is logged: trace, debug, info, warn, error, fatal or silent.'),
});

export function devConfig(environment: Environment) {
  const settings = readSettings(devSettings, environment);
  const hosts = [settings.GATEWAY_HOST, ...(settings.PUBLIC_URL === undefined ? [] : [new URL(settings.PUBLIC_URL).hostname])];
  const isPublic = settings.NODE_ENV === 'production' || !hosts.every(isLoopback);
  return {
    dataFolder: settings.PARLEY_DATA,
    redisUrl: settings.REDIS_URL,
    smtpUrl: settings.SMTP_URL,
    mailboxPort: settings.MAILBOX_PORT,
    host: settings.GATEWAY_HOST,
    gatewayPort: settings.GATEWAY_PORT,
    web: settings.WEB ? { port: settings.WEB_PORT } : null,
    publicUrl: settings.PUBLIC_URL,
    /** Where strangers may come by: then nothing exists that is only safe on one's own machine. */
    isPublic,
    demoData: settings.DEMO_DATA && !isPublic,
    logLevel: settings.LOG_LEVEL,
    path: environment.PATH ?? '',
  };
}

export type DevConfig = ReturnType<typeof devConfig>;

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
