/** For Hive Gateway: it reaches the subscriptions of subgraphs over graphql-ws, one socket to each subgraph. */
export const gatewayConfig = {
  transportEntries: { '*.http': { options: { subscriptions: { kind: 'ws' } } } },
};
