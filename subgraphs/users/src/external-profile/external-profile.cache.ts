import type { Cluster, Redis } from 'ioredis';
import { z } from 'zod';
import { type ExternalProfile, externalProfile } from './external-profile.provider.ts';

export interface CachedProfile {
  /** Null: the provider said that it does not know the person. */
  profile: ExternalProfile | null;
  /** Fresh enough to be given without asking again. */
  fresh: boolean;
}

export interface ExternalProfileCacheOptions {
  client: Redis | Cluster;
  prefix: string;
  freshSeconds: number;
  /** How long a profile is kept for when the provider is away. */
  keepSeconds: number;
}

const entry = z.object({ at: z.number(), profile: externalProfile.nullable() });

/** Shared by all nodes. Without Redis it knows nothing, and forgets at once. */
export class ExternalProfileCache {
  constructor(private readonly options: ExternalProfileCacheOptions) {}

  async find(userId: string): Promise<CachedProfile | null> {
    const text = await this.options.client.get(this.keyOf(userId)).catch(() => null);
    if (text === null) return null;
    // Another version of this process may have written it in another shape.
    const { success, data } = entry.safeParse(JSON.parse(text));
    return success ? { profile: data.profile, fresh: Date.now() - data.at < this.options.freshSeconds * 1000 } : null;
  }

  async put(userId: string, profile: ExternalProfile | null): Promise<void> {
    const text = JSON.stringify({ at: Date.now(), profile });
    await this.options.client.set(this.keyOf(userId), text, 'EX', this.options.keepSeconds).catch(() => undefined);
  }

  async forget(userId: string): Promise<void> {
    await this.options.client.del(this.keyOf(userId)).catch(() => undefined);
  }

  private keyOf(userId: string): string {
    return `${this.options.prefix}:external-profile:${userId}`;
  }
}
