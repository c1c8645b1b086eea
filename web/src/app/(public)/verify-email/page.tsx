import { VerifyEmail } from '@/features/auth/verify-email.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('auth.verifying');

export default async function Page({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return <VerifyEmail token={[token].flat()[0] ?? ''} />;
}
