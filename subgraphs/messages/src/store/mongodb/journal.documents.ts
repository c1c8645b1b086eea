import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { LoggedEvent } from '@parley/schema/events';
import type { Index } from './mongo-database.ts';

/** What was published in the last day, as it went into the event log: it is published again when the log has lost its memory. */
export const Published = defineEntity({
  name: 'Published',
  tableName: 'published',
  properties: {
    /** The event's id. */
    _id: p.string().primary(),
    number: p.bigint('number'),
    at: p.datetime(),
    event: p.json<LoggedEvent>(),
  },
});

/** One document for each thing that the whole store has one of. */
export const Singleton = defineEntity({
  name: 'Singleton',
  tableName: 'singleton',
  properties: {
    _id: p.string().$type<'epoch' | 'published' | 'restoring'>().primary(),
    epoch: p.string().nullable(),
    /** The last number that was given to an event for the log. */
    number: p.bigint('number').nullable(),
    until: p.datetime().nullable(),
  },
});

export type PublishedDocument = InferEntity<typeof Published>;
export type SingletonDocument = InferEntity<typeof Singleton>;

export const publishedIndexes: readonly Index[] = [{ key: { number: 1 } }, { key: { at: 1 } }];
