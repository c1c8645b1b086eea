import type { Client, Viewer } from '@parley/kit/passport';
import type { RequestPassports } from '../identity/passports.ts';
import type { IncomingFiles } from '../uploads/incoming-files.ts';

/** What belongs to one request, from its start until its answer. */
export interface GatewayContext {
  requestId: string;
  viewer: Viewer | null;
  client: Client;
  /** Shows who asks, to each subgraph in its own key. */
  passports: RequestPassports;
  /** Aborted at the request's deadline, or when its client is gone. */
  signal: AbortSignal;
  /** What the request brings beside its variables. */
  files?: IncomingFiles;
}
