import { type Client, stringifyDocument } from '@urql/core';
import type { ChosenStatus } from '@/graph/gql/graphql.ts';
import { graphql } from '@/graph/graphql.ts';
import { deviceId } from './device.ts';

const HEARTBEAT = graphql(`
  mutation ChatHeartbeat($input: HeartbeatInput!) {
    heartbeat(input: $input) {
      presence {
        status
        chosen
        until
      }
      nextWithinSeconds
      idleAfterSeconds
    }
  }
`);

/** Tells the graph that this page is there, whether its person uses it, and what it shows. */
export interface Heartbeat {
  /** The conversation that is on the screen; null for none. */
  shows(conversationId: string | null): void;
  start(client: Pick<Client, 'mutation'>): void;
  stop(): void;
}

export interface HeartbeatOptions {
  /** The gateway, as the browser reaches it. */
  gateway: string;
}

const FIRST_SECONDS = 20;
const FIRST_IDLE_SECONDS = 300;
/** A sign comes before the last one is forgotten, also where a timer is late. */
const EARLY = 0.7;
const SIGNS_OF_USE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export function createHeartbeat({ gateway }: HeartbeatOptions): Heartbeat {
  let client: Pick<Client, 'mutation'> | null = null;
  let usedAt = Date.now();
  let showing: string | null = null;
  let told = '';
  let chosen: ChosenStatus | null = null;
  let nextSeconds = FIRST_SECONDS;
  let idleSeconds = FIRST_IDLE_SECONDS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasGone = false;

  const isUsed = () => document.visibilityState === 'visible' && Date.now() - usedAt < idleSeconds * 1000;

  function input(state: 'ACTIVE' | 'IDLE' | 'CLOSED') {
    return { deviceId: deviceId(), state, showing: state === 'ACTIVE' ? showing : null, chosen };
  }

  function beat(): void {
    clearTimeout(timer);
    if (client === null || hasGone) return;
    const sign = input(isUsed() ? 'ACTIVE' : 'IDLE');
    told = saying(sign);
    timer = setTimeout(beat, nextSeconds * EARLY * 1000);
    // One that is lost is made good by the next.
    void client.mutation(HEARTBEAT, { input: sign }).then(({ data }) => {
      if (data?.heartbeat == null) return;
      ({ nextWithinSeconds: nextSeconds, idleAfterSeconds: idleSeconds } = data.heartbeat);
      chosen = data.heartbeat.presence.chosen;
    });
  }

  /** At once where it says something else than before. */
  function beatIfChanged(): void {
    if (client !== null && saying(input(isUsed() ? 'ACTIVE' : 'IDLE')) !== told) beat();
  }

  const onUse = () => {
    const wasIdle = !isUsed();
    usedAt = Date.now();
    if (wasIdle) beatIfChanged();
  };

  /** The page goes: what is asked now outlives it, and nothing is said after it, such as that the page is no longer seen. */
  const onHide = () => {
    hasGone = true;
    void fetch(`${gateway}/graphql`, {
      method: 'POST',
      keepalive: true,
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: stringifyDocument(HEARTBEAT), variables: { input: input('CLOSED') } }),
    }).catch(() => undefined); // it is forgotten soon by itself
    told = '';
  };

  const onShow = () => {
    hasGone = false;
    beatIfChanged();
  };

  return {
    shows(conversationId) {
      showing = conversationId;
      beatIfChanged();
    },
    start(started) {
      client = started;
      for (const sign of SIGNS_OF_USE) addEventListener(sign, onUse, { passive: true });
      document.addEventListener('visibilitychange', beatIfChanged);
      addEventListener('pagehide', onHide);
      addEventListener('pageshow', onShow);
      beat();
    },
    stop() {
      client = null;
      clearTimeout(timer);
      for (const sign of SIGNS_OF_USE) removeEventListener(sign, onUse);
      document.removeEventListener('visibilitychange', beatIfChanged);
      removeEventListener('pagehide', onHide);
      removeEventListener('pageshow', onShow);
    },
  };
}

/** What is new in a sign; what was chosen it only says back. */
const saying = ({ state, showing }: { state: string; showing: string | null }) => `${state} ${showing}`;
