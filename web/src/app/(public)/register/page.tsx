import { Register } from '@/features/auth/register.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('auth.register');

export default async function Page({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  return <Register to={[to].flat()[0] ?? null} />;
}
