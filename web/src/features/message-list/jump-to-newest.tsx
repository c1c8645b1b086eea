'use client';
import { ArrowDown } from 'lucide-react';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';

/** Leads down to the newest message, and says how many are unread. */
export function JumpToNewest({ unread, onPress }: { unread: number; onPress: () => void }) {
  const text = useText();
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-10 flex justify-center">
      <Button size="small" icon={<ArrowDown />} onClick={onPress} className="pointer-events-auto shadow-high">
        {unread > 0 ? text('messages.jumpToUnread', { count: unread }) : text('messages.jumpToNewest')}
      </Button>
    </div>
  );
}
