'use client';
import Link from 'next/link';

/** A person, by name, with the way to their profile. */
export function PersonName({ user }: { user: { id: string; name: string } }) {
  return (
    <Link href={`/profile/${user.id}`} prefetch={false} className="text-ink hover:underline">
      <bdi>{user.name}</bdi>
    </Link>
  );
}
