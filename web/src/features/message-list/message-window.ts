import type { Client, CombinedError, OperationResult, RequestPolicy } from '@urql/core';
import { pipe, subscribe } from 'wonka';
import { type FragmentType, readFragment } from '@/graph/graphql.ts';
import { LIVE_MESSAGE } from '@/live/live-message.ts';
import { MESSAGE_ROW } from './message-row.fragment.ts';

/** A message of the window, with what tells rows apart. */
export interface WindowMessage {
  id: string;
  number: number;
  clientId: string | null;
  row: FragmentType<typeof MESSAGE_ROW>;
}

/** What of a line of messages is in memory: a stretch without holes, oldest first. */
export interface WindowSnapshot {
  messages: readonly WindowMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
  /** Nothing has come yet. */
  isWaiting: boolean;
  isLoadingOlder: boolean;
  isLoadingNewer: boolean;
  error: CombinedError | undefined;
  /** Another one after each jump: what was on the screen is nothing to go on from. */
  jump: number;
  /** The number of the message that was jumped to; null for the newest. */
  target: number | null;
}

export interface MessageWindow {
  subscribe(listener: () => void): () => void;
  getSnapshot(): WindowSnapshot;
  loadOlder(): void;
  loadNewer(): void;
  /** Shows the messages around a number, or the newest. What is in the window already is not loaded again. */
  goTo(number: number | null): void;
  /** Loads again what could not be loaded. */
  retry(): void;
  /** Called while the newest are on the screen: a newest page that has grown long is begun anew. */
  settleAtNewest(): void;
  /** It is begun when it is made; after it was stopped it can be started again where it stood. */
  start(): void;
  stop(): void;
}

/** The arguments of a page, as the graph has them. */
export interface PageArguments {
  first?: number;
  after?: string;
  last?: number;
  before?: string;
  around?: number;
}

/** A page of messages, wherever it hangs. */
export interface MessagePage {
  edges: readonly { node: { id: string; number: number } & FragmentType<typeof MESSAGE_ROW> }[];
  pageInfo: { hasPreviousPage: boolean; hasNextPage: boolean; startCursor: string | null; endCursor: string | null };
}

export interface MessageWindowOptions {
  /** Asks for a page. */
  ask(page: PageArguments, requestPolicy?: RequestPolicy): ReturnType<Client['query']>;
  /** The page in an answer; null where what has the messages is not there. */
  pageIn(data: unknown): MessagePage | null;
  /** The number of the message to begin at; null for the newest. */
  from: number | null;
}

const PAGE = 50;
/** More pages than this are not held: the far end goes, and is fetched again when it comes near. */
const MOST_PAGES = 12;
const LONG_NEWEST = 300;

interface HeldPage {
  args: PageArguments;
  page: MessagePage | null;
  error: CombinedError | undefined;
  close(): void;
}

const NEWEST: PageArguments = { last: PAGE };

/**
 * The messages that are shown of a long line, as pages of the graph's cache, which keeps them up with what happens. Only which pages they are is
 * remembered here.
 */
export function createMessageWindow({ ask, pageIn, from }: MessageWindowOptions): MessageWindow {
  const listeners = new Set<() => void>();
  let pages: HeldPage[] = [];
  let target = from;
  let jump = 0;
  let snapshot: WindowSnapshot | null = null;

  function changed(): void {
    snapshot = null;
    for (const listener of listeners) listener();
  }

  function hold(args: PageArguments, requestPolicy?: RequestPolicy): HeldPage {
    const held: HeldPage = { args, page: null, error: undefined, close: () => undefined };
    const { unsubscribe } = pipe(
      ask(args, requestPolicy),
      subscribe(({ data, error, stale }: OperationResult) => {
        const page = pageIn(data);
        // While it is fetched again it may be there in part only: what was shown stays.
        if (page === null && stale) return;
        held.page = page ?? held.page;
        held.error = error;
        if (pages.includes(held)) changed();
      }),
    );
    held.close = unsubscribe;
    return held;
  }

  function replaceAll(args: PageArguments): void {
    const old = pages;
    pages = [];
    pages = [hold(args)];
    for (const { close } of old) close();
    jump += 1;
    changed();
  }

  function add(args: PageArguments, end: 'older' | 'newer'): void {
    const held = hold(args);
    pages = end === 'older' ? [held, ...pages] : [...pages, held];
    if (pages.length > MOST_PAGES) {
      const dropped = end === 'older' ? pages.pop() : pages.shift();
      dropped?.close();
    }
    changed();
  }

  function read(): WindowSnapshot {
    const messages = new Map<string, WindowMessage>();
    for (const { page } of pages) {
      for (const { node } of page?.edges ?? []) {
        const { clientId } = readFragment(LIVE_MESSAGE, readFragment(MESSAGE_ROW, node));
        messages.set(node.id, { id: node.id, number: node.number, clientId, row: node });
      }
    }
    const loaded = pages.filter(({ page }) => page !== null);
    const isAlone = pages.length === 1;
    return {
      messages: [...messages.values()],
      hasOlder: loaded[0]?.page?.pageInfo.hasPreviousPage ?? false,
      hasNewer: loaded.at(-1)?.page?.pageInfo.hasNextPage ?? false,
      isWaiting: loaded.length === 0 && pages.every(({ error }) => error === undefined),
      isLoadingOlder: !isAlone && isWaiting(pages[0]),
      isLoadingNewer: !isAlone && isWaiting(pages.at(-1)),
      error: pages.find(({ error, page }) => error !== undefined && page === null)?.error,
      jump,
      target,
    };
  }

  const current = () => {
    snapshot ??= read();
    return snapshot;
  };

  pages = [hold(argumentsFor(from))];
  let isHeld = true;

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: current,
    loadOlder() {
      const oldest = pages[0];
      if (oldest?.page == null || !oldest.page.pageInfo.hasPreviousPage) return;
      const { startCursor } = oldest.page.pageInfo;
      if (startCursor !== null) add({ last: PAGE, before: startCursor }, 'older');
    },
    loadNewer() {
      const newest = pages.at(-1);
      if (newest?.page == null || !newest.page.pageInfo.hasNextPage) return;
      const { endCursor } = newest.page.pageInfo;
      if (endCursor !== null) add({ first: PAGE, after: endCursor }, 'newer');
    },
    goTo(number) {
      target = number;
      const { messages, hasNewer } = current();
      const first = messages[0];
      const last = messages.at(-1);
      const isHere =
        number === null
          ? !hasNewer && first !== undefined
          : first !== undefined && last !== undefined && first.number <= number && number <= last.number;
      if (!isHere) return replaceAll(argumentsFor(number));
      jump += 1;
      changed();
    },
    retry() {
      const failed = pages.filter(({ page, error }) => page === null && error !== undefined);
      pages = pages.filter((held) => !failed.includes(held));
      for (const { close } of failed) close();
      if (pages.length === 0) replaceAll(argumentsFor(target));
      else changed();
    },
    settleAtNewest() {
      const newest = pages.at(-1);
      if (newest?.page == null || newest.page.pageInfo.hasNextPage || newest.page.edges.length < LONG_NEWEST) return;
      const begun = hold(NEWEST, 'network-only');
      begun.page ??= newest.page;
      for (const { close } of pages) close();
      pages = [begun];
    },
    start() {
      if (isHeld) return;
      isHeld = true;
      pages = pages.map(({ args }) => hold(args));
      changed();
    },
    stop() {
      isHeld = false;
      for (const { close } of pages) close();
    },
  };
}

const isWaiting = (held: HeldPage | undefined) => held !== undefined && held.page === null && held.error === undefined;

const argumentsFor = (number: number | null): PageArguments => (number === null ? NEWEST : { around: number });
