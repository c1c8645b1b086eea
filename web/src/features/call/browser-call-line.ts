import type { Client } from '@urql/core';
import { codeOf } from '@/graph/graph-error.ts';
import { graphql } from '@/graph/graphql.ts';
import { type CallLine, createCallLine } from './call-line.ts';
import { createCallMemory } from './call-memory.ts';
import { writePayload } from './call-signal.ts';
import { createDeviceChoices } from './device-choices.ts';
import { createLocalMedia, type LocalMedia } from './local-media.ts';
import type { Attempt, OutgoingSignal } from './signal-queue.ts';

const SAY_IN_CALL = graphql(`
  mutation SayInCall($input: SendCallSignalInput!) {
    sendCallSignal(input: $input) {
      signal {
        id
      }
    }
  }
`);

const CALL_ICE_SERVERS = graphql(`
  query CallIceServers {
    iceServers {
      servers {
        urls
        username
        credential
      }
      expiresAt
    }
  }
`);

/** What somebody may not do now they may not do later. */
const REFUSALS: ReadonlySet<string> = new Set(['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'UNAUTHENTICATED']);

/** The calls of this page: signals go over the graph, sounds and pictures from browser to browser. */
export function createBrowserCallLine(client: Client, viewerId: string): CallLine<LocalMedia> {
  async function send({ said, ...rest }: OutgoingSignal): Promise<Attempt> {
    const input = { ...rest, kind: said.kind, payload: writePayload(said) };
    const { error } = await client.mutation(SAY_IN_CALL, { input });
    if (error === undefined) return { outcome: 'sent' };
    const seconds = error.graphQLErrors[0]?.extensions['retryAfter'];
    if (REFUSALS.has(codeOf(error))) return { outcome: 'refused' };
    return typeof seconds === 'number' ? { outcome: 'later', afterMs: seconds * 1_000 } : { outcome: 'later' };
  }

  /** Credentials for them end, so they are asked for each time. Without any, devices of one network still reach each other. */
  async function iceServers(): Promise<RTCIceServer[]> {
    const { data } = await client.query(CALL_ICE_SERVERS, {}, { requestPolicy: 'network-only' });
    return (data?.iceServers?.servers ?? []).map(({ urls, username, credential }) => ({
      urls: [...urls],
      ...(username !== null && credential !== null && { username, credential }),
    }));
  }

  return createCallLine<LocalMedia>({
    viewerId,
    send,
    iceServers,
    connect: (servers) => new RTCPeerConnection({ iceServers: servers }),
    newId: () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    openMedia: (wanted) =>
      createLocalMedia({ ...wanted, devices: navigator.mediaDevices, choices: createDeviceChoices(localStorage) }),
    memory: createCallMemory(sessionStorage),
  });
}
