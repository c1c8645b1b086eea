'use client';
import { ScrollText } from 'lucide-react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { Select } from '@/ui/select.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { AdminPage } from '../admin-page.tsx';
import { PersonFilter } from '../person-filter.tsx';
import { NextRecords, Records } from '../records.tsx';
import { useFilter } from '../use-filter.ts';
import { AUDIT_ACTIONS, type AuditAction, isAuditAction } from './audit-actions.ts';
import { AuditEntry } from './audit-entry.tsx';

const AUDIT_LOG = graphql(`
  query AdminAuditLog($after: String, $filter: AuditFilterInput) {
    auditLog(first: 50, after: $after, filter: $filter) {
      edges {
        node {
          id
          ...AuditEntry_entry
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface AuditFilter {
  actions: AuditAction[] | null;
  actorId: string | null;
  subjectId: string | null;
  from: string | null;
  until: string | null;
}

const NAMES = ['action', 'subject', 'actor', 'from', 'until'] as const;

/** What happened to the security of accounts, latest first. */
export function AuditLog() {
  const text = useText();
  const { filter, setFilter } = useFilter(NAMES);
  const { action, subject, actor, from, until } = filter;
  const asked: AuditFilter = {
    actions: isAuditAction(action) ? [action] : null,
    actorId: actor,
    subjectId: subject,
    from: dayBegins(from, 0),
    until: dayBegins(until, 1),
  };
  return (
    <AdminPage title="admin.audit">
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-5">
        <Select
          label={text('admin.action')}
          value={asked.actions?.[0] ?? ''}
          onChange={({ target }) => setFilter({ action: target.value || null })}
        >
          <option value="">{text('admin.anything')}</option>
          {Object.entries(AUDIT_ACTIONS).map(([name, label]) => (
            <option key={name} value={name}>
              {text(label)}
            </option>
          ))}
        </Select>
        <PersonFilter label={text('admin.ofAccount')} userId={subject} onChange={(id) => setFilter({ subject: id })} />
        <PersonFilter label={text('admin.byPerson')} userId={actor} onChange={(id) => setFilter({ actor: id })} />
        <TextField
          label={text('admin.from')}
          type="date"
          value={from ?? ''}
          onChange={({ target }) => setFilter({ from: target.value || null })}
        />
        <TextField
          label={text('admin.until')}
          type="date"
          value={until ?? ''}
          onChange={({ target }) => setFilter({ until: target.value || null })}
        />
      </div>
      <AuditPage key={JSON.stringify(asked)} filter={asked} />
    </AdminPage>
  );
}

function AuditPage({ filter, after = null }: { filter: AuditFilter; after?: string | null }) {
  const text = useText();
  const [answer, ask] = useQuery({
    query: AUDIT_LOG,
    variables: { filter, after },
    requestPolicy: after === null ? 'cache-and-network' : 'cache-first',
  });
  const page = useSteady(answer)?.auditLog;
  return (
    <>
      <Records
        label={text('admin.audit')}
        count={page?.edges.length ?? null}
        error={answer.error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
        empty={after === null && <EmptyState icon={<ScrollText />} title={text('admin.nothingFound')} />}
      >
        {page?.edges.map(({ node }) => (
          <AuditEntry key={node.id} entry={node} />
        ))}
      </Records>
      <NextRecords after={page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null}>
        {(next) => <AuditPage filter={filter} after={next} />}
      </NextRecords>
    </>
  );
}

/** The beginning of a day where the reader is, or of the one so many days after it; null for what is no date. */
function dayBegins(date: string | null, daysLater: number): string | null {
  const [year = Number.NaN, month = 1, day = 1] = date?.split('-').map(Number) ?? [];
  const begins = new Date(year, month - 1, day + daysLater);
  return Number.isNaN(begins.getTime()) ? null : begins.toISOString();
}
