'use client';
import { useEffect, useState } from 'react';
import { useAddresses } from '@/graph/addresses.tsx';
import { askGatewayHealth, type GatewayHealth } from './gateway-health.ts';
import { type Sample, withSample } from './rolling-window.ts';

export const EVERY_MS = 3_000;

export interface Figures {
  samples: readonly Sample[];
  /** As it is now; null where the gateway does not say. */
  health: GatewayHealth | null;
  /** Whether it has been asked already. */
  isAsked: boolean;
}

/** How the gateway fares, asked for again and again while somebody looks. */
export function useFigures(): Figures {
  const { gateway } = useAddresses();
  const [figures, setFigures] = useState<Figures>({ samples: [], health: null, isAsked: false });
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const health = await askGatewayHealth(gateway);
      if (isOver) return;
      setFigures(({ samples }) => ({
        samples: health === null ? samples : withSample(samples, sampleOf(health)),
        health,
        isAsked: true,
      }));
    };
    void ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [gateway]);
  return figures;
}

const sampleOf = ({ sockets, subscriptions }: GatewayHealth): Sample => ({
  atMs: Date.now(),
  sockets: sockets.open,
  operations: sockets.operations,
  topics: subscriptions.topics,
  executions: subscriptions.executions,
  deliveries: subscriptions.deliveries,
});
