import { LogIn } from '@/features/auth/log-in.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('auth.logIn');

export default async function Page({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  return <LogIn to={[to].flat()[0] ?? null} />;
}
