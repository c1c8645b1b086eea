'use client';
import {
  Bookmark,
  Ellipsis,
  Forward,
  Info,
  Link2,
  MessageSquareReply,
  Pencil,
  Pin,
  PinOff,
  Quote,
  SmilePlus,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { openInChat } from '@/features/chat/chat-place.ts';
import { useComposerIntent } from '@/features/conversation/composer-intent.tsx';
import { EmojiPopover } from '@/features/emoji-picker/emoji-popover.tsx';
import { MessageInfo } from '@/features/message-info/message-info.tsx';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { ConfirmDialog } from '@/ui/confirm-dialog.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { Menu } from '@/ui/menu.tsx';
import { MenuDivider, MenuItem } from '@/ui/menu-items.tsx';
import { useToast } from '@/ui/toast.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { ADD_BOOKMARK, DELETE_MESSAGE, PIN_MESSAGE, UNPIN_MESSAGE } from './message-changes.ts';
import { QuickReactions } from './quick-reactions.tsx';
import { useToggleReaction } from './reactions.tsx';

export interface MessageActionsProps {
  conversationId: string;
  message: {
    id: string;
    number: number;
    body: string;
    permalink: string;
    pinnedAt: string | null;
    sender: { id: string; name: string };
  };
  isOwn: boolean;
  /** What the viewer has reacted with. */
  ownReactions: readonly string[];
  /** Whether the viewer manages the conversation. */
  mayManage: boolean;
  /** Null in a thread, where one is already. */
  threadId: string | null;
}

/** What can be done with a message: shown over it while it is pointed at or has the focus. */
export function MessageActions({ conversationId, message, isOwn, ownReactions, mayManage, threadId }: MessageActionsProps) {
  const text = useText();
  const toast = useToast();
  const problem = useProblem();
  const { setIntent } = useComposerIntent();
  const toggleReaction = useToggleReaction();
  const [, pin] = useMutation(PIN_MESSAGE);
  const [, unpin] = useMutation(UNPIN_MESSAGE);
  const [, bookmark] = useMutation(ADD_BOOKMARK);
  const [{ fetching: isDeleting }, remove] = useMutation(DELETE_MESSAGE);
  const [dialog, setDialog] = useState<'delete' | 'forward' | 'info' | null>(null);
  const { id: messageId, number, body, sender, permalink, pinnedAt } = message;
  const inHand = { id: messageId, number, body, sender };

  const told = async (done: PromiseLike<{ error?: Parameters<typeof problem>[0] | undefined }>, success?: string) => {
    const { error } = await done;
    if (error !== undefined) toast({ text: problem(error), tone: 'danger' });
    else if (success !== undefined) toast({ text: success, tone: 'success' });
  };
  const copyLink = async () => {
    await navigator.clipboard.writeText(permalink);
    toast({ text: text('messages.linkCopied'), tone: 'success' });
  };

  return (
    <div
      role="toolbar"
      aria-label={text('messages.actions')}
      className="absolute end-4 -top-3.5 z-10 flex rounded-control border border-line bg-raised shadow-low"
    >
      <QuickReactions messageId={messageId} own={ownReactions} />
      <EmojiPopover
        placement="below-end"
        onPick={(emoji) => toggleReaction(messageId, emoji, false)}
        trigger={(props) => <IconButton {...props} size="small" label={text('messages.react')} icon={<SmilePlus />} />}
      />
      {threadId === null && (
        <IconButton
          size="small"
          label={text('messages.replyInThread')}
          icon={<MessageSquareReply />}
          onClick={() => openInChat({ conversationId, threadId: messageId })}
        />
      )}
      <IconButton
        size="small"
        label={text('messages.quote')}
        icon={<Quote />}
        onClick={() => setIntent({ kind: 'quote', message: inHand })}
      />
      <Menu
        label={text('messages.more')}
        placement="below-end"
        trigger={(props) => <IconButton {...props} size="small" label={text('messages.more')} icon={<Ellipsis />} />}
      >
        {isOwn && (
          <MenuItem icon={<Pencil />} onSelect={() => setIntent({ kind: 'edit', message: inHand })}>
            {text('messages.edit')}
          </MenuItem>
        )}
        <MenuItem icon={<Forward />} onSelect={() => setDialog('forward')}>
          {text('messages.forward')}
        </MenuItem>
        <MenuItem icon={<Link2 />} onSelect={() => void copyLink()}>
          {text('messages.copyLink')}
        </MenuItem>
        <MenuItem icon={<Info />} onSelect={() => setDialog('info')}>
          {text('thread.info')}
        </MenuItem>
        <MenuItem icon={<Bookmark />} onSelect={() => void told(bookmark({ input: { messageId } }), text('messages.bookmarked'))}>
          {text('messages.bookmark')}
        </MenuItem>
        <MenuItem
          icon={pinnedAt === null ? <Pin /> : <PinOff />}
          onSelect={() => void told((pinnedAt === null ? pin : unpin)({ messageId }))}
        >
          {text(pinnedAt === null ? 'messages.pin' : 'messages.unpin')}
        </MenuItem>
        {(isOwn || mayManage) && (
          <>
            <MenuDivider />
            <MenuItem icon={<Trash2 />} isDangerous onSelect={() => setDialog('delete')}>
              {text('messages.delete')}
            </MenuItem>
          </>
        )}
      </Menu>
      <ConfirmDialog
        isOpen={dialog === 'delete'}
        title={text('messages.deleteTitle')}
        confirmLabel={text('messages.delete')}
        cancelLabel={text('ui.cancel')}
        isDangerous
        isBusy={isDeleting}
        onConfirm={() => void told(remove({ messageId })).then(() => setDialog(null))}
        onClose={() => setDialog(null)}
      >
        {text('messages.deleteHint')}
      </ConfirmDialog>
      <MessageInfo messageId={messageId} isOpen={dialog === 'info'} onClose={() => setDialog(null)} />
      <ForwardDialog messageId={messageId} isOpen={dialog === 'forward'} onClose={() => setDialog(null)} />
    </div>
  );
}
