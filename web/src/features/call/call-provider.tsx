'use client';
import { type ComponentType, createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import { pipe, subscribe } from 'wonka';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { useToast } from '@/ui/toast.tsx';
import { CALL_LINE } from './call-line.query.ts';
import type { CallLine } from './call-line.ts';
import type { CallPlaceProps } from './call-place.tsx';
import type { CallMedia } from './call-signal.ts';
import type { LocalMedia } from './local-media.ts';
import { remembersCall } from './remembers-call.ts';

interface Calls {
  /** Null until there is something to do for it. */
  line: CallLine<LocalMedia> | null;
  start(conversationId: string, media: CallMedia): Promise<void>;
}

/** All that calls need. It is loaded when the first one rings, or is begun. */
interface Room {
  line: CallLine<LocalMedia>;
  Place: ComponentType<CallPlaceProps>;
  begin: typeof import('./begin-call.ts').beginCall;
}

const CallsContext = createContext<Calls | null>(null);

/** Around all pages of who is logged in: hears what rings, and keeps the call that they are in wherever they go. */
export function CallProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const { id: viewerId } = useViewer();
  const text = useText();
  const toast = useToast();
  const [room, setRoom] = useState<Room | null>(null);
  const [choosing, setChoosing] = useState<CallPlaceProps['choosing']>(null);
  const opening = useRef<Promise<Room> | null>(null);

  const open = useCallback(() => {
    opening.current ??= loadRoom().then(({ createBrowserCallLine, ...parts }) => {
      const opened = { ...parts, line: createBrowserCallLine(client, viewerId) };
      setRoom(opened);
      return opened;
    });
    return opening.current;
  }, [client, viewerId]);

  useEffect(() => {
    const { unsubscribe } = pipe(
      client.subscription(CALL_LINE, {}),
      subscribe(({ data }) => {
        const update = data?.callSignals;
        if (update == null) return;
        if (opening.current === null && !update.signals.some(({ kind }) => kind === 'RING')) return;
        void open().then(({ line }) => line.told({ isStart: update.kind === 'STARTED', signals: update.signals }));
      }),
    );
    if (remembersCall(sessionStorage)) void open().then(({ line }) => line.comeBack());
    return () => {
      unsubscribe();
      void opening.current?.then(({ line }) => line.stop());
      opening.current = null;
      setRoom(null);
    };
  }, [client, open]);

  const start = useCallback(
    async (conversationId: string, media: CallMedia) => {
      const { line, begin } = await open();
      const begun = await begin({ client, line, viewerId, conversationId, media });
      if (begun === 'too-many') setChoosing({ conversationId, media });
      if (begun === 'alone') toast({ text: text('call.alone') });
      if (begun === 'failed') toast({ text: text('call.notBegun'), tone: 'danger' });
    },
    [client, viewerId, open, text, toast],
  );

  const calls = useMemo(() => ({ line: room?.line ?? null, start }), [room, start]);
  return (
    <CallsContext value={calls}>
      {children}
      {room !== null && (
        <room.Place line={room.line} choosing={choosing} onChosen={() => setChoosing(null)} onCallAgain={start} />
      )}
    </CallsContext>
  );
}

export function useCalls(): Calls {
  const calls = use(CallsContext);
  if (calls === null) throw new Error('There is no CallProvider around this.');
  return calls;
}

async function loadRoom() {
  const [{ CallPlace }, { createBrowserCallLine }, { beginCall }] = await Promise.all([
    import('./call-place.tsx'),
    import('./browser-call-line.ts'),
    import('./begin-call.ts'),
  ]);
  return { Place: CallPlace, createBrowserCallLine, begin: beginCall };
}
