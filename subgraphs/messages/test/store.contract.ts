import { archivingContract } from './contract/archiving.contract.ts';
import { auditContract } from './contract/audit.contract.ts';
import { concernContract } from './contract/concern.contract.ts';
import { conversationContract } from './contract/conversation.contract.ts';
import { memberContract } from './contract/member.contract.ts';
import { messageContract } from './contract/message.contract.ts';
import { noteContract } from './contract/note.contract.ts';
import { openingContract } from './contract/opening.contract.ts';
import { pageContract } from './contract/page.contract.ts';
import { pointerContract } from './contract/pointer.contract.ts';
import { replayContract } from './contract/replay.contract.ts';
import { sendingContract } from './contract/sending.contract.ts';
import { snapshotContract } from './contract/snapshot.contract.ts';
import { unreadContract } from './contract/unread.contract.ts';
import type { Nodes } from './support/room.ts';

/** What every message store keeps to, whichever database is behind it. Each test makes conversations and people of its own. */
export function storeContract(nodes: () => Nodes): void {
  sendingContract(nodes);
  messageContract(nodes);
  auditContract(nodes);
  pageContract(nodes);
  snapshotContract(nodes);
  openingContract(nodes);
  replayContract(nodes);
  conversationContract(nodes);
  memberContract(nodes);
  concernContract(nodes);
  pointerContract(nodes);
  unreadContract(nodes);
  archivingContract(nodes);
  noteContract(nodes);
}
