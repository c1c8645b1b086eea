import type { Running } from '@parley/kit/process';
import { Pool } from 'undici';

export interface Asker extends Running {
  /** A query or mutation over HTTP; throws what the graph tells as an error. */
  ask<Data>(query: string, variables: object, as: { token: string } | { address: string }): Promise<Data>;
}

export function createAsker(url: string): Asker {
  const pool = new Pool(url, { connections: 32, pipelining: 1 });
  return {
    async ask<Data>(query: string, variables: object, as: { token: string } | { address: string }) {
      const who = 'token' in as ? { authorization: `Bearer ${as.token}` } : { 'x-forwarded-for': as.address };
      const headers = { 'content-type': 'application/json', ...who };
      const answer = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await answer.body.json()) as { data?: Data; errors?: { message: string }[] };
      if (errors !== undefined) throw new Error(`${query.slice(0, 60)}: ${JSON.stringify(errors)}`);
      return data as Data;
    },
    stop: () => pool.close(),
  };
}
