import { ResetPassword } from '@/features/auth/reset-password.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('auth.resetTitle');

export default async function Page({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return <ResetPassword token={[token].flat()[0] ?? ''} />;
}
