'use client';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { Provider } from 'urql';
import { createLive, type Live } from '../live/live.ts';
import { createSession, type Session } from '../session/session.ts';
import { useAddresses } from './addresses.tsx';
import { createGraphClient } from './client.ts';
import { createPreloadedAnswers, type PreloadedAnswer, type PreloadedAnswers } from './preloaded-exchange.ts';

interface Graph {
  /** Null while a page is rendered on the server. */
  browser: { session: Session; live: Live } | null;
  preloaded: PreloadedAnswers;
}

const GraphContext = createContext<Graph | null>(null);

export interface GraphProviderProps {
  /** When the access token ends that the page came with; null where it came with none. */
  expiresAt: string | null;
  children: ReactNode;
}

export function GraphProvider({ expiresAt, children }: GraphProviderProps) {
  const { gateway } = useAddresses();
  const [{ client, graph }] = useState(() => {
    const preloaded = createPreloadedAnswers();
    const browser = typeof window === 'undefined' ? null : startBrowser(gateway, expiresAt);
    const client = createGraphClient({ gateway, preloaded, browser });
    browser?.live.use(client);
    return { client, graph: { browser, preloaded } };
  });
  useEffect(() => {
    graph.browser?.session.start();
    return () => {
      graph.browser?.live.stop();
      graph.browser?.session.stop();
    };
  }, [graph]);
  return (
    <GraphContext value={graph}>
      <Provider value={client}>{children}</Provider>
    </GraphContext>
  );
}

/** The session of this browser, for what is done when somebody does something: while a page is rendered on the server there is none. */
export function useSession(): Session | null {
  return useGraph().browser?.session ?? null;
}

/** What keeps the cache up with what happens: while a page is rendered on the server there is none. */
export function useLive(): Live | null {
  return useGraph().browser?.live ?? null;
}

/** Gives what the server has asked to the queries below, which are answered at once then. */
export function Preloaded({ answers, children }: { answers: readonly (PreloadedAnswer | null)[]; children: ReactNode }) {
  const { preloaded } = useGraph();
  useState(() => {
    for (const answer of answers) if (answer !== null) preloaded.add(answer);
  });
  return children;
}

function startBrowser(gateway: string, expiresAt: string | null) {
  const session = createSession({ gateway, expiresAt });
  // It is asked for when the gateway has refused the token, however long that would have been good. Where nobody answers the session is not over.
  const renewSession = () => session.renew(true).catch(() => true);
  return { session, live: createLive({ gateway, renewSession }) };
}

function useGraph(): Graph {
  const graph = use(GraphContext);
  if (graph === null) throw new Error('There is no GraphProvider around this.');
  return graph;
}
