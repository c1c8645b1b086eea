'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ComponentProps } from 'react';
import { type ChatPlace, openInChat, pathOfPlace } from './chat-place.ts';

export interface ChatLinkProps extends Omit<ComponentProps<typeof Link>, 'href' | 'prefetch' | 'onNavigate'> {
  to: Partial<ChatPlace>;
}

/** A link to a place in the chat. Within the chat nothing is loaded but what the place itself needs. */
export function ChatLink({ to, ...rest }: ChatLinkProps) {
  const isInChat = usePathname().startsWith('/chat');
  return (
    <Link
      {...rest}
      href={pathOfPlace(to)}
      prefetch={false}
      onNavigate={(event) => {
        if (!isInChat) return;
        event.preventDefault();
        openInChat(to);
      }}
    />
  );
}
