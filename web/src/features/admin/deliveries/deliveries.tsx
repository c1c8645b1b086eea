'use client';
import { MailCheck } from 'lucide-react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { Select } from '@/ui/select.tsx';
import { AdminPage } from '../admin-page.tsx';
import { PersonFilter } from '../person-filter.tsx';
import { NextRecords, Records } from '../records.tsx';
import { useFilter } from '../use-filter.ts';
import { Delivery } from './delivery.tsx';
import { CHANNELS, type Channel, STATUSES, type Status } from './delivery-words.ts';

const DELIVERIES = graphql(`
  query AdminDeliveries($after: String, $filter: DeliveryFilterInput) {
    deliveries(first: 50, after: $after, filter: $filter) {
      edges {
        node {
          id
          ...Delivery_delivery
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface DeliveryFilter {
  channels: Channel[] | null;
  statuses: Status[] | null;
  userId: string | null;
}

const NAMES = ['channel', 'status', 'person'] as const;

/** What was brought to people by mail and push, or is to be. */
export function Deliveries() {
  const text = useText();
  const { filter, setFilter } = useFilter(NAMES);
  const asked: DeliveryFilter = {
    channels: isOneOf(CHANNELS, filter.channel) ? [filter.channel] : null,
    statuses: isOneOf(STATUSES, filter.status) ? [filter.status] : null,
    userId: filter.person,
  };
  return (
    <AdminPage title="admin.deliveries">
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <Select
          label={text('admin.status')}
          value={asked.statuses?.[0] ?? ''}
          onChange={({ target }) => setFilter({ status: target.value || null })}
        >
          <option value="">{text('admin.anything')}</option>
          {Object.entries(STATUSES).map(([status, { name }]) => (
            <option key={status} value={status}>
              {text(name)}
            </option>
          ))}
        </Select>
        <Select
          label={text('admin.channel')}
          value={asked.channels?.[0] ?? ''}
          onChange={({ target }) => setFilter({ channel: target.value || null })}
        >
          <option value="">{text('admin.anything')}</option>
          {Object.entries(CHANNELS).map(([channel, { name }]) => (
            <option key={channel} value={channel}>
              {text(name)}
            </option>
          ))}
        </Select>
        <PersonFilter label={text('admin.toPerson')} userId={filter.person} onChange={(id) => setFilter({ person: id })} />
      </div>
      <DeliveriesPage key={JSON.stringify(asked)} filter={asked} />
    </AdminPage>
  );
}

function DeliveriesPage({ filter, after = null }: { filter: DeliveryFilter; after?: string | null }) {
  const text = useText();
  const [answer, ask] = useQuery({
    query: DELIVERIES,
    variables: { filter, after },
    requestPolicy: after === null ? 'cache-and-network' : 'cache-first',
  });
  const page = useSteady(answer)?.deliveries;
  return (
    <>
      <Records
        label={text('admin.deliveries')}
        count={page?.edges.length ?? null}
        error={answer.error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
        empty={after === null && <EmptyState icon={<MailCheck />} title={text('admin.nothingFound')} />}
      >
        {page?.edges.map(({ node }) => (
          <Delivery key={node.id} delivery={node} />
        ))}
      </Records>
      <NextRecords after={page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null}>
        {(next) => <DeliveriesPage filter={filter} after={next} />}
      </NextRecords>
    </>
  );
}

const isOneOf = <Name extends string>(table: Readonly<Record<Name, unknown>>, name: string | null): name is Name =>
  name !== null && Object.hasOwn(table, name);
