'use client';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Badge } from '@/ui/badge.tsx';
import { deviceOf } from '../../settings/device-name.ts';
import { Moment } from '../../text/moment.tsx';
import { PersonName } from '../person-name.tsx';
import { Record } from '../records.tsx';
import { ALARMING, AUDIT_ACTIONS } from './audit-actions.ts';

const ENTRY = graphql(`
  fragment AuditEntry_entry on AuditEntry {
    id
    at
    action
    address
    agent
    details
    actor {
      id
      name
    }
    subject {
      id
      name
    }
  }
`);

/** One thing that happened to the security of an account. */
export function AuditEntry({ entry }: { entry: FragmentType<typeof ENTRY> }) {
  const text = useText();
  const { at, action, address, agent, details, actor, subject } = readFragment(ENTRY, entry);
  const device = agent === null || agent === '' ? null : deviceOf(agent).name;
  const known = Object.entries((details ?? {}) as { [name: string]: unknown }).filter(
    ([, value]) => value !== '' && value !== null,
  );
  return (
    <Record
      title={ALARMING.has(action) ? <Badge tone="warning">{text(AUDIT_ACTIONS[action])}</Badge> : text(AUDIT_ACTIONS[action])}
      end={<Moment at={at} form="full" className="text-ink-soft text-label tabular-nums" />}
    >
      {subject !== null && (
        <span>
          {text('admin.account')} <PersonName user={subject} />
        </span>
      )}
      {actor !== null && actor.id !== subject?.id && (
        <span>
          {text('admin.doneBy')} <PersonName user={actor} />
        </span>
      )}
      {address !== null && <bdi dir="ltr">{address}</bdi>}
      {device !== null && <bdi>{device}</bdi>}
      {known.map(([name, value]) => (
        <span key={name} className="break-all rounded-mark bg-hover px-1.5 font-mono text-caption" dir="ltr">
          {name}: {typeof value === 'string' ? value : JSON.stringify(value)}
        </span>
      ))}
    </Record>
  );
}
