import type { Log } from '@parley/kit/log';
import type { LoggedEvent } from '@parley/schema/events';
import type { Conversations } from '../access/conversations.ts';
import type { AvatarStore } from '../avatar/avatar.store.ts';
import type { FileRow } from '../file/file.entity.ts';
import type { FileStore } from '../file/file.store.ts';
import type { RemovalService } from './removal.service.ts';

export interface CareServiceOptions {
  files: FileStore;
  avatars: AvatarStore;
  conversations: Conversations;
  removal: RemovalService;
  log: Log;
}

const AT_ONCE = 100;
const AFTER_FAILURE_MS = 600_000;
const AGAIN_MS = 30 * 86_400_000;

/** Takes away what nobody wants any more: uploads that nobody finished, files that hang nowhere, and all that an erased person had. */
export class CareService {
  constructor(private readonly options: CareServiceOptions) {}

  /** Any number of nodes may do it at once. Of a file that somebody wants meanwhile nothing is taken; one of which that cannot be said waits. */
  async lookAtDue(): Promise<void> {
    for (;;) {
      const due = await this.options.files.due(new Date(), AT_ONCE);
      let failed = 0;
      for (const file of due) {
        await this.look(file).catch((error: unknown) => {
          failed += 1;
          this.options.log.warn({ err: error, fileId: file.id }, 'It could not be found out whether a file is still wanted');
          // Behind all others, or a few that always fail would keep these waiting.
          return this.options.files.look(file, new Date(Date.now() + AFTER_FAILURE_MS));
        });
      }
      if (due.length < AT_ONCE || failed === due.length) return;
    }
  }

  async handle(event: LoggedEvent): Promise<void> {
    if (event.name === 'account.erased') await this.erase(event.payload.userId);
    if (event.name === 'message.changed') await this.letGo(event.payload.attachments ?? []);
  }

  /** Of files that hung on a message that was deleted. */
  private async letGo(fileIds: readonly string[]): Promise<void> {
    if (fileIds.length === 0) return;
    const { files } = this.options;
    const now = new Date();
    await files.makeDue(fileIds, now);
    for (const file of await files.byIds(fileIds)) {
      if (file.dueAt !== null && file.dueAt <= now) await this.look(file);
    }
  }

  private async look(file: FileRow): Promise<void> {
    const { files, removal } = this.options;
    const isUnfinished = file.status === 'PENDING' || file.status === 'RECEIVED' || file.status === 'QUARANTINED';
    if (isUnfinished || !(await this.isWanted(file))) await removal.remove(file, { expected: file.dueAt });
    else await files.look(file, file.status === 'DELETED' ? new Date(Date.now() + AGAIN_MS) : null);
  }

  private async isWanted({ id }: FileRow): Promise<boolean> {
    const { avatars, conversations } = this.options;
    return (await avatars.among([id])).has(id) || (await conversations.has(id));
  }

  /** Also what hangs on messages: those of the person are emptied, and what others have forwarded shows that something was there. */
  private async erase(userId: string): Promise<void> {
    const { files, removal } = this.options;
    for (;;) {
      const ids = await files.idsOf(userId, AT_ONCE);
      for (const id of ids) await removal.remove({ id, ownerId: userId }, { trace: true });
      if (ids.length < AT_ONCE) return;
    }
  }
}
