import { request } from 'undici';
import { z } from 'zod';
import { TryLater, Undeliverable } from '../delivery/delivery.ts';
import { createAccessTokens } from './fcm-access-token.ts';
import type { FcmCredentials } from './fcm-credentials.ts';
import type { SendPush } from './push-carrier.ts';
import type { PushMessage } from './push-message.ts';
import { retryAfterMs } from './retry-after.ts';

export interface FcmOptions {
  credentials: FcmCredentials;
  /** Its base URL. */
  url: string;
  timeoutMs?: number;
}

/** The device is gone, or was registered with another project. */
const GONE = new Set(['UNREGISTERED', 'SENDER_ID_MISMATCH']);
const failure = z.object({
  error: z.object({ details: z.array(z.looseObject({ errorCode: z.string().optional() })).default([]) }),
});

/** Firebase Cloud Messaging by its HTTP API of version 1. One notification takes the place of itself where it is sent again. */
export function createFcm({ credentials, url, timeoutMs = 20_000 }: FcmOptions): SendPush {
  const tokens = createAccessTokens(credentials);
  const address = `${url}/v1/projects/${credentials.project_id}/messages:send`;

  return async (device, message, lifeSeconds) => {
    const token = await tokens.get();
    const answer = await request(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: envelope(device.address, message, lifeSeconds) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { statusCode } = answer;
    if (statusCode === 200) {
      await answer.body.dump({ limit: 65_536 });
      return 'taken';
    }
    const code = codeOf(await answer.body.json().catch(() => null));
    if (GONE.has(code)) return 'gone';
    const told = `FCM answered ${statusCode}${code === '' ? '' : ` ${code}`}.`;
    if (statusCode === 401) tokens.forget(token);
    if (statusCode === 401 || statusCode === 429 || statusCode >= 500) {
      throw new TryLater(told, retryAfterMs(answer.headers['retry-after']));
    }
    throw new Undeliverable(told);
  };
}

function envelope(token: string, { id, kind, title, body, url, at }: PushMessage, lifeSeconds: number) {
  return {
    token,
    notification: { title, body },
    data: { id, kind, url, at },
    android: { priority: 'HIGH', ttl: `${lifeSeconds}s`, collapse_key: id, notification: { tag: id } },
    apns: {
      headers: { 'apns-expiration': String(Math.floor(Date.now() / 1000) + lifeSeconds), 'apns-collapse-id': id },
      payload: { aps: { sound: 'default' } },
    },
  };
}

/** FCM's own code, where the answer holds one. */
function codeOf(body: unknown): string {
  const read = failure.safeParse(body);
  const code = read.success ? read.data.error.details.find(({ errorCode }) => errorCode !== undefined)?.errorCode : undefined;
  return code !== undefined && /^[A-Z_]{1,40}$/.test(code) ? code : '';
}
