'use client';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useComposerIntent } from '@/features/conversation/composer-intent.tsx';
import { DayDivider } from '@/features/text/day-divider.tsx';
import { readFragment } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { LIVE_MESSAGE } from '@/live/live-message.ts';
import type { Unsent } from '@/live/outbox/unsent.ts';
import { useViewer } from '@/session/viewer.tsx';
import { Button } from '@/ui/button.tsx';
import { Divider } from '@/ui/divider.tsx';
import { Spinner } from '@/ui/spinner.tsx';
import { JumpToNewest } from './jump-to-newest.tsx';
import { MESSAGE_ROW } from './message-row.fragment.ts';
import { MessageRow } from './message-row.tsx';
import { MessageSkeleton } from './message-skeleton.tsx';
import type { MessageWindow, WindowSnapshot } from './message-window.ts';
import { NewestAloud } from './newest-aloud.tsx';
import { StillList } from './still-list.tsx';
import { type TimelineItem, timelineOf } from './timeline.ts';
import { UnsentRow } from './unsent-row.tsx';
import { useIsHydrated } from './use-is-hydrated.ts';
import type { TimelineHandle } from './virtual-timeline.tsx';

/** Begins to load with the page, and takes the place of the still list. */
const timeline = import('./virtual-timeline.tsx').then((file) => ({ default: file.VirtualTimeline }));
const VirtualTimeline = lazy(() => timeline);

export interface MessageListProps {
  conversationId: string;
  label: string;
  window: MessageWindow;
  snapshot: WindowSnapshot;
  /** What the viewer has written here and is not acknowledged yet. */
  unsent: readonly Unsent[];
  /** The number of the last message that had been read when the list was opened; null where nothing was unread. */
  readUpTo: number | null;
  /** How many are unread now: said on the way to the newest. */
  unread: number;
  mayManage: boolean;
  /** The first message of the thread that is shown; null for the main line. */
  threadId: string | null;
  /** The number of the newest message that can be seen. */
  onSeen(number: number): void;
}

/** The messages of a conversation or of a thread, as long as they may be. */
export function MessageList(props: MessageListProps) {
  const { conversationId, label, window, snapshot, unsent, readUpTo, unread, mayManage, threadId, onSeen } = props;
  const text = useText();
  const format = useFormat();
  const problem = useProblem();
  const viewer = useViewer();
  const isHydrated = useIsHydrated();
  const handle = useRef<TimelineHandle>(null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const { messages, hasOlder, hasNewer, jump, target } = snapshot;

  const items = useMemo(
    () =>
      timelineOf({
        messages,
        hasOlder,
        unsent: hasNewer ? [] : unsent,
        viewerId: viewer.id,
        readUpTo,
        dayOf: format.dayKey,
      }),
    [messages, hasOlder, hasNewer, unsent, viewer.id, readUpTo, format],
  );
  const lastOwn = useMemo(() => lastOwnOf(items, viewer.id), [items, viewer.id]);
  const { lastOwn: inHand } = useComposerIntent();
  useEffect(() => {
    inHand.current = lastOwn?.message ?? null;
  }, [inHand, lastOwn]);

  const onView = useCallback(
    (_: number, last: number, atEnd: boolean) => {
      setIsAtEnd(atEnd);
      if (atEnd) window.settleAtNewest();
      const seen = items.slice(0, last + 1).findLast((item) => item.kind === 'message');
      if (seen?.kind === 'message') onSeen(seen.message.number);
    },
    [items, window, onSeen],
  );

  // What was said by the viewer is looked at, wherever they were.
  const newestUnsent = unsent.at(-1)?.clientId;
  const before = useRef(newestUnsent);
  useEffect(() => {
    if (newestUnsent !== undefined && newestUnsent !== before.current) {
      if (hasNewer) window.goTo(null);
      else handle.current?.showEnd();
    }
    before.current = newestUnsent;
  }, [newestUnsent, hasNewer, window]);

  const row = (item: TimelineItem) => {
    if (item.kind === 'day')
      return (
        <div className="px-4 py-2">
          <DayDivider at={item.at} />
        </div>
      );
    if (item.kind === 'new')
      return (
        <div className="px-4 py-2">
          <Divider tone="attention">{text('messages.new')}</Divider>
        </div>
      );
    if (item.kind === 'unsent') return <UnsentRow unsent={item.unsent} viewerId={viewer.id} beginsGroup={item.beginsGroup} />;
    const activate = () => setActiveKey(item.key);
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: what it shows on hover is shown to the focus too.
      <div
        onPointerMove={activate}
        onFocus={activate}
        onPointerLeave={(event) => leaves(event.currentTarget) && setActiveKey(null)}
      >
        <MessageRow
          conversationId={conversationId}
          message={item.message.row}
          viewerId={viewer.id}
          mayManage={mayManage}
          beginsGroup={item.beginsGroup}
          isActive={activeKey === item.key}
          isMarked={item.message.number === target && target - 1 !== readUpTo}
          showsStatus={item.key === lastOwn?.key}
          threadId={threadId}
        />
      </div>
    );
  };

  if (snapshot.error !== undefined && messages.length === 0) {
    return (
      <div className="m-auto flex flex-col items-center gap-3 p-8 text-center">
        <p className="text-body text-danger-ink">{problem(snapshot.error)}</p>
        <Button onClick={() => window.retry()}>{text('ui.retry')}</Button>
      </div>
    );
  }
  if (snapshot.isWaiting) return <MessageSkeleton />;
  const still = (
    <StillList label={label}>
      {items.slice(-MOST_STILL).map((item) => (
        <div key={item.key}>{row(item)}</div>
      ))}
    </StillList>
  );
  if (!isHydrated) return still;

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {(snapshot.isLoadingOlder || snapshot.isLoadingNewer) && (
        <div className={`absolute inset-x-0 z-10 flex justify-center ${snapshot.isLoadingOlder ? 'top-2' : 'bottom-2'}`}>
          <Spinner label={text('ui.loading')} />
        </div>
      )}
      <Suspense fallback={still}>
        <VirtualTimeline
          ref={handle}
          label={label}
          count={items.length}
          keyOf={(index) => items[index]?.key ?? String(index)}
          estimate={(index) => heightOf(items[index])}
          begin={jump}
          first={firstShown(items, target, jump === 0)}
          onNearStart={window.loadOlder}
          onNearEnd={window.loadNewer}
          onView={onView}
        >
          {(index) => {
            const item = items[index];
            return item === undefined ? null : row(item);
          }}
        </VirtualTimeline>
      </Suspense>
      <NewestAloud message={hasNewer ? undefined : messages.at(-1)} viewerId={viewer.id} />
      {(hasNewer || !isAtEnd) && (
        <JumpToNewest unread={unread} onPress={() => (hasNewer ? window.goTo(null) : handle.current?.showEnd())} />
      )}
    </div>
  );
}

/** Enough to fill a screen: what the server draws, and the page until it can scroll. */
const MOST_STILL = 30;

/** While its menu or its picker is open the row stays what it is. */
const leaves = (row: HTMLElement) => row.querySelector(':popover-open') === null && !row.contains(document.activeElement);

/** What was led to stands in the middle; when it is opened what is new begins at the top; else the end is shown. */
function firstShown(items: readonly TimelineItem[], target: number | null, isOpening: boolean) {
  if (target !== null) {
    const index = items.findIndex((item) => item.kind === 'message' && item.message.number >= target);
    const isNew = items.findIndex((item) => item.kind === 'new');
    if (isNew !== -1 && index === isNew + 1) return { index: isNew, align: 'start' as const };
    return index === -1 ? null : { index, align: 'center' as const };
  }
  const index = isOpening ? items.findIndex((item) => item.kind === 'new') : -1;
  return index === -1 ? null : { index, align: 'start' as const };
}

function lastOwnOf(items: readonly TimelineItem[], viewerId: string) {
  for (const item of items.toReversed()) {
    if (item.kind !== 'message') continue;
    const { id, number, body, sender, system, deletedAt } = readFragment(
      LIVE_MESSAGE,
      readFragment(MESSAGE_ROW, item.message.row),
    );
    if (sender.id === viewerId && system === null && deletedAt === null)
      return { key: item.key, message: { id, number, body, sender } };
  }
  return null;
}

const LINE_PX = 24;
const CHARACTERS_OF_LINE = 105;

function heightOf(item: TimelineItem | undefined): number {
  if (item === undefined || item.kind === 'day' || item.kind === 'new') return 36;
  if (item.kind === 'unsent') return LINE_PX + (item.beginsGroup ? LINE_PX + 8 : 4);
  const { body, attachments } = readFragment(LIVE_MESSAGE, readFragment(MESSAGE_ROW, item.message.row));
  const lines = body.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / CHARACTERS_OF_LINE), 0);
  return lines * LINE_PX + (item.beginsGroup ? LINE_PX + 8 : 4) + (attachments?.length ?? 0) * 120;
}
