import { NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireRole } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { DeletionRow } from '../store/rows.ts';
import type { MessagesStore } from '../store/store.ts';

export type { DeletionRow };

const revision = z.int().min(0).max(2_147_483_647);

/** Who deleted what, for those who look after the platform: they see that it happened, and not what was said. */
export class AuditService {
  constructor(private readonly store: MessagesStore) {}

  /** Latest first. A conversation that is not there looks like one in which nothing was deleted. */
  async deletionsIn(viewer: Viewer | null, conversationId: string, request: PageRequest): Promise<Connection<DeletionRow>> {
    requireRole(viewer, 'ADMIN', 'admin');
    if (!isId(conversationId)) throw new NotFound('This conversation');
    const window = readPage(request, revision);
    return toConnection(
      await this.store.messages.deletionsIn(conversationId, window),
      window,
      (row) => row.revision,
      (row) => row,
    );
  }
}
