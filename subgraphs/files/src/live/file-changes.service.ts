import { BadUserInput, NotFound } from '@parley/kit/errors';
import type { Opened } from '@parley/kit/live/contract';
import type { Outbox } from '@parley/kit/outbox';
import type { AccessService } from '../access/access.service.ts';
import { type Asker, audienceOfFile } from '../access/asker.ts';

/** Tells those who see a file that something about it has changed. */
export class FileChangesService {
  constructor(
    private readonly outbox: Pick<Outbox, 'add' | 'topicName'>,
    private readonly access: AccessService,
  ) {}

  /** Within the transaction of the change. */
  announce(fileId: string): Promise<void> {
    const topic = { kind: 'files/file', id: fileId } as const;
    return this.outbox.add({ name: 'file.changed', key: fileId, payload: { fileId }, topic });
  }

  async open(asker: Asker, { id }: Record<string, unknown>): Promise<Opened> {
    if (typeof id !== 'string') throw new BadUserInput('id', 'Give the id of a file.');
    const [file] = await this.access.visible(asker, [id]);
    if (file == null) throw new NotFound('This file');
    const topic = this.outbox.topicName('files/file', id);
    return { topics: [{ topic, audience: audienceOfFile(id), payload: { fileId: id }, head: null, from: null }] };
  }
}
