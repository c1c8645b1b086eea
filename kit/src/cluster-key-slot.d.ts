declare module 'cluster-key-slot' {
  /** The slot of a Redis Cluster in which a key or a sharded topic lies. */
  function calculateSlot(key: string): number;
  export = calculateSlot;
}
