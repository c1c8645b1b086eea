'use client';
import { usePathname, useRouter } from 'next/navigation';
import { type ChatPlace, openInChat, pathOfPlace } from './chat-place.ts';

/** `open(place)`: goes to a place in the chat, from wherever one is. */
export function useOpenPlace(): (place: Partial<ChatPlace>) => void {
  const isInChat = usePathname().startsWith('/chat');
  const router = useRouter();
  return (place) => (isInChat ? openInChat(place) : router.push(pathOfPlace(place)));
}
