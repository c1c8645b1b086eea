const AWAY =
  /^Mongo(Network|ServerSelection|PoolCleared|PoolClosed|ConnectionPool|WaitQueueTimeout|NotConnected|TopologyClosed|OperationTimeout)/;

/** Whether the server could not be reached, or was changing its primary. Whether a write arrived is not known then. */
export function isAway(error: unknown): boolean {
  const { name, cause, errorLabels } = error as { name?: string; cause?: unknown; errorLabels?: readonly string[] };
  if (name !== undefined && AWAY.test(name)) return true;
  if (errorLabels?.includes('RetryableWriteError') === true) return true;
  return cause !== undefined && cause !== error && isAway(cause);
}
