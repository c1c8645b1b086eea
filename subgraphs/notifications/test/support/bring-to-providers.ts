import { startProviderNode } from './provider-node.ts';

/** A process of its own, given the options of a node as JSON, that brings deliveries until it is killed. */
await startProviderNode(JSON.parse(String(process.argv[2])));
console.log('ready');
