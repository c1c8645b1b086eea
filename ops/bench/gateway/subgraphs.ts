import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql } from 'graphql';
import { subgraphs } from './graph.ts';

/**
 * The subgraphs of the benchmark, in a process of their own. Each answers a request body that it has seen before from memory, so that what
 * is measured is the gateway. Prints the addresses as one line of JSON.
 */
const urls: Record<string, string> = {};
for (const [name, definition] of Object.entries(subgraphs)) {
  const schema = buildSubgraphSchema([definition as never]);
  const known = new Map<string, string>();
  const answer = async (body: string) => {
    const { query, variables, operationName } = JSON.parse(body);
    const result = JSON.stringify(await graphql({ schema, source: query, variableValues: variables, operationName }));
    known.set(body, result);
    return result;
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString();
      const text = known.get(body) ?? (await answer(body));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
console.log(JSON.stringify(urls));
