'use client';

import Link from 'next/link';
import { classNames } from '@/ui/class-names.ts';

export interface MentionProps {
  /** As it is shown, with its sign. */
  name: string;
  /** Null for everyone, or all who are here. */
  userId: string | null;
  isForViewer: boolean;
}

export function Mention({ name, userId, isForViewer }: MentionProps) {
  const className = classNames('mention', isForViewer && 'mention-for-viewer');
  return userId === null ? (
    <span className={className}>{name}</span>
  ) : (
    <Link href={`/profile/${userId}`} prefetch={false} className={className}>
      <bdi>{name}</bdi>
    </Link>
  );
}
