'use client';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Card } from '@/ui/card.tsx';
import type { GatewayHealth } from './gateway-health.ts';

/** What the gateway leans on, and since when each is as it is. */
export function Parts({ health: { subgraphs, redis, revocations } }: { health: GatewayHealth }) {
  const text = useText();
  const format = useFormat();
  const parts = Object.entries({
    ...subgraphs,
    ...(redis && { Redis: redis }),
    ...(revocations && { [text('admin.revocations')]: revocations }),
  });
  return (
    <Card title={text('admin.parts')}>
      <ul className="-my-2 divide-y divide-line">
        {parts.map(([name, { ok, since }]) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <bdi className="min-w-28 flex-1 font-medium text-body text-ink">{name}</bdi>
            <span className="text-ink-soft text-label">{text('admin.since', { when: format.moment(since) })}</span>
            <Badge tone={ok ? 'success' : 'danger'}>{text(ok ? 'admin.partWell' : 'admin.partAway')}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
