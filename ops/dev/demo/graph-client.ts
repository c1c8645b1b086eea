/** Asks the gateway as any program would. */
export interface GraphClient {
  ask<Data>(query: string, variables: Record<string, unknown>, token?: string): Promise<Data>;
}

export class GraphRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function createGraphClient(gatewayUrl: string): GraphClient {
  return {
    async ask<Data>(query: string, variables: Record<string, unknown>, token?: string) {
      const answer = await fetch(`${gatewayUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await answer.json()) as Answer<Data>;
      const [error] = errors ?? [];
      if (error !== undefined) throw new GraphRefused(error.extensions?.code ?? 'UNKNOWN', error.message);
      return data as Data;
    },
  };
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}
