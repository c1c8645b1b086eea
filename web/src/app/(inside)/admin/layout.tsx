import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AdminFrame } from '@/features/admin/admin-frame.tsx';
import { ACCESS_COOKIE, readAccessToken } from '@/session/access-token.ts';

/** For everybody else there is nothing here. What is shown is the graph's to give, which asks for the role itself. */
export default async function Layout({ children }: { children: ReactNode }) {
  const claims = readAccessToken((await cookies()).get(ACCESS_COOKIE)?.value);
  if (claims?.roles.includes('ADMIN') !== true) notFound();
  return <AdminFrame>{children}</AdminFrame>;
}
