import { z } from 'zod';

/** What the gateway takes from an envelope (kit/topics.ts). Redis is no proof of anything: all else is asked of the topic's subgraph. */
export interface HeardEnvelope {
  payload: unknown;
  /** Null on ephemeral topics. */
  revision: number | null;
  number: number;
  key: string | null;
  ends: ReadonlySet<string>;
  reopen: ReadonlySet<string>;
  bytes: number;
  /** By performance.now(). */
  heardAt: number;
}

const NOBODY: ReadonlySet<string> = new Set();
const viewers = z
  .array(z.string())
  .max(10_000)
  .transform((ids): ReadonlySet<string> => new Set(ids))
  .default(NOBODY);
const shape = z.object({
  topic: z.string(),
  payload: z.unknown(),
  revision: z.int().min(1).optional(),
  number: z.int().min(0).optional(),
  key: z.string().max(1_000).optional(),
  ends: viewers,
  reopen: viewers,
});

/** Null for what is none of this topic. */
export function readEnvelope(topic: string, text: string, bytesAtMost: number): HeardEnvelope | null {
  if (text.length > bytesAtMost) return null;
  const read = shape.safeParse(parse(text));
  if (!read.success || read.data.topic !== topic) return null;
  const { payload, revision = null, number = 0, key = null, ends, reopen } = read.data;
  return { payload, revision, number, key, ends, reopen, bytes: text.length, heardAt: performance.now() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // which the shape refuses
  }
}
