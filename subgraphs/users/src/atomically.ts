import type { Database } from '@parley/kit/database';

/** All of what is done inside is committed together, or nothing is. What services get of the database. */
export type Atomically = Database['atomically'];
