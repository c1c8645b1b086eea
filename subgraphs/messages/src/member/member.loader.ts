import type { Connection } from '@parley/kit/page';
import DataLoader from 'dataloader';
import type { AccessService } from '../access/access.service.ts';
import { type Asker, isAudience } from '../access/audience.ts';
import type { Sight } from '../access/rights.ts';
import type { MemberPageKey, MemberRow, MemberService } from './member.service.ts';

export interface MemberLoaders {
  /** The viewer's own, by the id of the conversation; null where the viewer is no member. */
  memberships: DataLoader<string, MemberRow | null>;
  /** What whoever asks may read of a conversation, by its id; null where that is nothing. */
  sights: Pick<DataLoader<string, Sight | null>, 'load'>;
  memberPages: DataLoader<MemberPageKey, Connection<MemberRow>>;
}

export function createMemberLoaders(
  asker: Asker,
  { access, members }: { access: AccessService; members: MemberService },
): MemberLoaders {
  const viewer = isAudience(asker) ? null : asker;
  const memberships = new DataLoader((ids: readonly string[]) => access.memberships(viewer, ids));
  return {
    memberships,
    sights: isAudience(asker) ? { load: async (id) => (id === asker.conversationId ? asker : null) } : memberships,
    memberPages: new DataLoader((keys) => members.pages(keys), { cache: false }),
  };
}
