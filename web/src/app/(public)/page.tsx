import { cookies } from 'next/headers';
import { Landing } from '@/features/landing/landing.tsx';
import { ACCESS_COOKIE, readAccessToken } from '@/session/access-token.ts';

export default async function Page() {
  return <Landing isLoggedIn={readAccessToken((await cookies()).get(ACCESS_COOKIE)?.value) !== null} />;
}
