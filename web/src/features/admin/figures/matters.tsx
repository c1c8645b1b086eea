'use client';
import Link from 'next/link';
import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { classNames } from '@/ui/class-names.ts';

/** A hundred of each at most: more is "more than a hundred". */
const MATTERS = graphql(`
  query AdminMatters($since: DateTime!) {
    deadLetters(first: 100) {
      edges {
        cursor
      }
      pageInfo {
        hasNextPage
      }
    }
    failed: deliveries(first: 100, filter: { statuses: [FAILED] }) {
      edges {
        cursor
      }
      pageInfo {
        hasNextPage
      }
    }
    waiting: deliveries(first: 100, filter: { statuses: [WAITING] }) {
      edges {
        cursor
      }
      pageInfo {
        hasNextPage
      }
    }
    refused: auditLog(first: 100, filter: { actions: [LOG_IN_FAILED], from: $since }) {
      edges {
        cursor
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const AGAIN_MS = 15_000;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Page {
  edges: readonly unknown[];
  pageInfo: { hasNextPage: boolean };
}

/** What may want somebody to look after it, each with the way to it. */
export function Matters() {
  const variables = useMemo(() => ({ since: new Date(Date.now() - DAY_MS).toISOString() }), []);
  const [answer, ask] = useQuery({ query: MATTERS, variables, requestPolicy: 'cache-and-network' });
  const data = useSteady(answer);
  useEffect(() => {
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), AGAIN_MS);
    return () => clearInterval(timer);
  }, [ask]);
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Matter name="admin.deadLetters" href="/admin/dead-letters" page={data?.deadLetters} isGrave />
      <Matter name="admin.failedDeliveries" href="/admin/deliveries?status=FAILED" page={data?.failed} isGrave />
      <Matter name="admin.waitingDeliveries" href="/admin/deliveries?status=WAITING" page={data?.waiting} />
      <Matter name="admin.refusedLogIns" href="/admin/audit?action=LOG_IN_FAILED" page={data?.refused} />
    </ul>
  );
}

function Matter({ name, href, page, isGrave = false }: MatterProps) {
  const text = useText();
  const format = useFormat();
  const count = page?.edges.length;
  const number = count === undefined ? '–' : format.number(count) + (page?.pageInfo.hasNextPage === true ? '+' : '');
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="flex h-full flex-col gap-1 rounded-card border border-line bg-surface px-4 py-3 no-underline transition-colors hover:bg-hover"
      >
        <span className="text-ink-soft text-label">{text(name)}</span>
        <span
          className={classNames(
            'font-semibold text-heading tabular-nums',
            isGrave && count !== undefined && count > 0 ? 'text-danger-ink' : 'text-ink',
          )}
        >
          {number}
        </span>
      </Link>
    </li>
  );
}

interface MatterProps {
  name: TextName;
  href: string;
  page: Page | null | undefined;
  /** Whether one of them is one too many. */
  isGrave?: boolean;
}
