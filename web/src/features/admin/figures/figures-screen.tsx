'use client';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { AdminPage } from '../admin-page.tsx';
import { LineChart } from './line-chart.tsx';
import { Matters } from './matters.tsx';
import { Parts } from './parts.tsx';
import { perSecond, WINDOW } from './rolling-window.ts';
import { EVERY_MS, useFigures } from './use-figures.ts';

/** How the platform fares at this moment. */
export function FiguresScreen() {
  const text = useText();
  const { samples, health, isAsked } = useFigures();
  const lines = [
    { title: text('admin.openSockets'), values: samples.slice(1).map(({ sockets }) => sockets) },
    { title: text('admin.liveOperations'), values: samples.slice(1).map(({ operations }) => operations) },
    { title: text('admin.eventsPerSecond'), values: perSecond(samples, 'executions') },
    { title: text('admin.resultsPerSecond'), values: perSecond(samples, 'deliveries') },
  ];
  const since = text('admin.ago', { count: Math.round((WINDOW * EVERY_MS) / 60_000) });
  return (
    <AdminPage title="admin.figures">
      {isAsked && health === null && <Banner tone="warning">{text('admin.gatewaySilent')}</Banner>}
      <Matters />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        {lines.map(({ title, values }) => (
          <LineChart key={title} title={title} values={values} places={WINDOW - 1} since={since} until={text('admin.now')} />
        ))}
      </div>
      {health !== null && <Parts health={health} />}
      <p className="text-ink-soft text-label">{text('admin.figuresNote')}</p>
    </AdminPage>
  );
}
