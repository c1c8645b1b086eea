import type { EntitySchema } from '@mikro-orm/postgresql';
import type { Database } from '@parley/kit/database';

export type RowReader<Row> = (row: object) => Row;

/** Reads rows as the driver gives them into those of the contract: names of properties, dates as dates. */
export function createRowReader<Row extends object>({ em }: Database, entity: EntitySchema): RowReader<Row> {
  const driver = em.getDriver();
  const metadata = em.getMetadata(entity.meta.class);
  return (row) => driver.mapResult(row as never, metadata) as Row;
}

/** The columns that make a row of the contract, each behind the table's alias. Lazy properties are the store's own affair. */
export function columnsOf(entity: EntitySchema, alias: string): string {
  return Object.entries(entity.meta.properties)
    .filter(([, property]) => property.lazy !== true)
    .map(([name]) => `${alias}.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)
    .join(', ');
}
