'use client';
import { createContext, type ReactNode, type RefObject, use, useMemo, useRef, useState } from 'react';

/** A message that the composer is about. */
export interface MessageInHand {
  id: string;
  number: number;
  body: string;
  sender: { id: string; name: string };
}

/** What the composer does with what is written, beside saying it. */
export type Intent = { kind: 'edit'; message: MessageInHand } | { kind: 'quote'; message: MessageInHand } | null;

interface ComposerIntent {
  intent: Intent;
  setIntent(intent: Intent): void;
  /** The viewer's last message of the list, which the arrow up leads to. */
  lastOwn: RefObject<MessageInHand | null>;
}

const IntentContext = createContext<ComposerIntent | null>(null);

/** Around a list of messages and its composer: what is chosen in the one is done in the other. */
export function ComposerIntentProvider({ children }: { children: ReactNode }) {
  const [intent, setIntent] = useState<Intent>(null);
  const lastOwn = useRef<MessageInHand | null>(null);
  const value = useMemo(() => ({ intent, setIntent, lastOwn }), [intent]);
  return <IntentContext value={value}>{children}</IntentContext>;
}

export function useComposerIntent(): ComposerIntent {
  const value = use(IntentContext);
  if (value === null) throw new Error('There is no ComposerIntentProvider around this.');
  return value;
}
