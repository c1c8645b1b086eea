import { randomUUID } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import type { EventName, Events, LoggedEvent } from '@parley/schema/events';
import type { Cluster, Redis } from 'ioredis';
import type { Database } from './database.ts';
import type { EventLog } from './event-log/event-log.ts';
import type { Log } from './log.ts';
import type { Running } from './process.ts';
import { startRelay } from './relay.ts';
import { envelopeOf, publishEnvelope, type TopicKind, topicName } from './topics.ts';

/** The table that every subgraph with a database has; its DDL is OUTBOX_DDL, used in the subgraph's first migration. */
export const OutboxEntry = defineEntity({
  name: 'OutboxEntry',
  tableName: 'outbox',
  properties: {
    number: p.bigint('bigint').autoincrement().primary(),
    id: p.uuid(),
    name: p.string(),
    key: p.string(),
    payload: p.json<Events[EventName]>(),
    topic: p.string().nullable(),
    at: p.datetime(),
    publishedAt: p.datetime().nullable(),
  },
});

export const OUTBOX_DDL = `
create table outbox (
  number bigint generated always as identity primary key,
  id uuid not null,
  name text not null,
  key text not null,
  payload jsonb not null,
  topic text,
  at timestamptz not null,
  published_at timestamptz
);
create index outbox_unpublished on outbox (number) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;
`;

export interface OutboxOptions {
  database: Database;
  /** The stream of the event log that this subgraph writes: its name. */
  stream: string;
  eventLog: EventLog;
  redis: Redis | Cluster;
  prefix: string;
  log: Log;
  sweepEveryMs?: number;
}

export interface Announcement<Name extends EventName> {
  name: Name;
  key: string;
  payload: Events[Name];
  /** The topic whose listeners are told at once, where the event has one. */
  topic?: { kind: TopicKind; id?: string };
}

export type AnyAnnouncement = { [Name in EventName]: Announcement<Name> }[EventName];

export interface Outbox extends Running {
  /** Inside Database.atomically: the event commits with the change, or not at all. It is published right after the commit. */
  add<Name extends EventName>(announcement: Announcement<Name>): Promise<void>;
  /** The same for many at once, in their order. */
  addAll(announcements: readonly AnyAnnouncement[]): Promise<void>;
  /** For a store that writes its entry in the very statement of the change: what to put down as the topic. */
  topicName(kind: TopicKind, id?: string): string;
  /** Such a statement has been committed: publishes what it left. */
  nudge(): void;
}

const BATCH = 200;
const KEPT = '1 day';
/** By each sweep; more than are written between two of them, or the table would only grow. */
const FORGOTTEN_AT_ONCE = 20_000;

/**
 * Publishes what was committed: to the event log and to topics. A sweeper publishes what a crash left between commit and publication, so
 * every event is published at least once. Published entries are kept for a day: when the log has lost its memory, they are published again.
 */
export function startOutbox(options: OutboxOptions): Outbox {
  const { database, stream, eventLog, redis, prefix, log, sweepEveryMs = 2000 } = options;
  let lastNumber: number | null = null;

  const publishBatch = () =>
    database.atomically(async () => {
      const { em } = database;
      const rows = await em.execute<Row[]>(
        `select number, id, name, key, payload, topic, at from outbox where published_at is null
         order by number limit ? for update skip locked`,
        [BATCH],
      );
      if (rows.length === 0) return 0;
      const entries = rows.map((row) => ({ number: Number(row.number), event: eventOf(row) }));
      // Before anything new raises the log's marker: after that nobody could tell that it has lost something.
      if (lastNumber === null || !(await eventLog.remembers(stream, lastNumber))) await restoreLostLog();
      await eventLog.append(stream, entries);
      lastNumber = Math.max(...entries.map(({ number }) => number));
      await Promise.all(
        rows.flatMap((row) => {
          if (row.topic === null) return [];
          return publishEnvelope(redis, envelopeOf({ ...row, topic: row.topic, at: new Date(row.at).toISOString() }));
        }),
      );
      await em.execute('update outbox set published_at = now() where number in (?)', [rows.map((row) => row.number)]);
      return rows.length;
    });

  /** Pub/sub hears nothing of what is published again: the live side heals itself from positions. */
  const restoreLostLog = async () => {
    await database.atomically(async () => {
      const { em } = database;
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', ['parley/outbox']);
      const [row] = await em.execute<{ last: string | null }[]>(
        'select max(number) as last from outbox where published_at is not null',
      );
      if (row?.last == null) return;
      if (await eventLog.remembers(stream, Number(row.last))) return;
      log.warn({ stream }, 'The event log has lost its memory: publishing the last day again');
      await em.execute(`update outbox set published_at = null, topic = null where published_at > now() - interval '${KEPT}'`);
    });
  };

  const forgetOld = () =>
    database.em.execute(
      `delete from outbox where number in (select number from outbox where published_at < now() - interval '${KEPT}' limit ${FORGOTTEN_AT_ONCE})`,
    );

  const relay = startRelay({
    publish: async () => (await publishBatch()) === BATCH,
    async sweep() {
      await restoreLostLog();
      await forgetOld();
    },
    log,
    sweepEveryMs,
  });

  const addAll = async (announcements: readonly AnyAnnouncement[]) => {
    if (announcements.length === 0) return;
    const at = new Date();
    const entries = announcements.map(({ name, key, payload, topic }) => ({
      id: randomUUID(),
      name,
      key,
      payload,
      topic: topic === undefined ? null : topicName(prefix, topic.kind, topic.id),
      at,
      publishedAt: null,
    }));
    await database.em.insertMany(OutboxEntry, entries);
    database.afterCommit(relay.nudge);
  };

  return {
    add: (announcement) => addAll([announcement as AnyAnnouncement]),
    addAll,
    topicName: (kind, id) => topicName(prefix, kind, id),
    nudge: relay.nudge,
    stop: relay.stop,
  };
}

interface Row {
  number: string;
  id: string;
  name: EventName;
  key: string;
  payload: Events[EventName];
  topic: string | null;
  at: string;
}

function eventOf({ id, name, key, at, payload }: Row): LoggedEvent {
  return { id, name, key, at: new Date(at).toISOString(), payload } as LoggedEvent;
}
