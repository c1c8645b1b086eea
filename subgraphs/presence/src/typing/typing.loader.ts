import type { Viewer } from '@parley/kit/passport';
import DataLoader from 'dataloader';
import type { TypingService, Typist } from './typing.service.ts';

export interface TypingLoaders {
  /** Who is typing in a conversation; null where whoever asks is not in it. */
  typists: DataLoader<string, Typist[] | null>;
}

export function createTypingLoaders(
  { viewer, audience }: { viewer: Viewer | null; audience: string | null },
  typing: TypingService,
): TypingLoaders {
  return {
    typists: new DataLoader((conversationIds: readonly string[]) =>
      audience === null
        ? typing.seenBy(viewer, conversationIds)
        : Promise.all(conversationIds.map((conversationId) => typing.seenByAudience(audience, conversationId))),
    ),
  };
}
