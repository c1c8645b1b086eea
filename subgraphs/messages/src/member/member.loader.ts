import type { Connection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import DataLoader from 'dataloader';
import type { AccessService } from '../access/access.service.ts';
import type { MemberPageKey, MemberRow, MemberService } from './member.service.ts';

export interface MemberLoaders {
  /** The viewer's own, by the id of the conversation; null where the viewer is no member. */
  memberships: DataLoader<string, MemberRow | null>;
  memberPages: DataLoader<MemberPageKey, Connection<MemberRow>>;
}

export function createMemberLoaders(
  viewer: Viewer | null,
  { access, members }: { access: AccessService; members: MemberService },
): MemberLoaders {
  return {
    memberships: new DataLoader((ids) => access.memberships(viewer, ids)),
    memberPages: new DataLoader((keys) => members.pages(keys), { cache: false }),
  };
}
