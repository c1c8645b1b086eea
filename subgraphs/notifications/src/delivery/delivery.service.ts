import { BadUserInput, Conflict, NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireRole } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { DeliveryRow } from './delivery.entity.ts';
import type { DeliveryFilter, DeliveryStore } from './delivery.store.ts';
import type { DeliveryQueue } from './delivery-queue.ts';

export type { DeliveryRow };

/** What ADMIN sees and does. */
export class DeliveryService {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly queue: Pick<DeliveryQueue, 'hurry'>,
  ) {}

  /** Newest first. */
  async page(viewer: Viewer | null, filter: DeliveryFilter, request: PageRequest): Promise<Connection<DeliveryRow>> {
    requireRole(viewer, 'ADMIN', 'admin');
    if (filter.userId != null && !isId(filter.userId)) throw new BadUserInput('filter.userId', 'This is no id.');
    const window = readPage(request, z.uuid());
    return toConnection(
      await this.deliveries.newest(filter, window),
      window,
      ({ id }) => id,
      (row) => row,
    );
  }

  /** Tries it now, and for as long as a new one. */
  async retry(viewer: Viewer | null, id: string): Promise<DeliveryRow> {
    requireRole(viewer, 'ADMIN', 'admin');
    const found = isId(id) ? await this.deliveries.find(id) : null;
    if (found === null) throw new NotFound('This delivery');
    if (!(await this.deliveries.beginAgain(id))) throw new Conflict('It was sent, or is being tried at this moment.');
    const begun = (await this.deliveries.find(id)) ?? found;
    // Without Redis it is not lost: it is due, and will be found.
    await this.queue.hurry([begun]).catch(() => undefined);
    return begun;
  }

  forgetPerson(userId: string): Promise<void> {
    return this.deliveries.forgetPerson(userId);
  }
}
