import { z } from 'zod';

const line = z
  .string()
  .trim()
  .max(200)
  .nullish()
  .transform((text) => text || null);
const address = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .nullish()
  .transform((url) => url ?? null);

/** What another system knows of a person. Whatever else it says is left out. */
export const externalProfile = z.object({
  title: line,
  organisation: line,
  department: line,
  location: line,
  pageUrl: address,
});

export type ExternalProfile = z.output<typeof externalProfile>;

/** Where profiles come from. */
export interface ExternalProfileProvider {
  /** Null for a person whom it does not know. Rejects when it cannot tell. */
  profileOf(userId: string): Promise<ExternalProfile | null>;
}
