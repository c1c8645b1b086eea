import { ConfirmEmailChange } from '@/features/auth/confirm-email-change.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('auth.verifying');

export default async function Page({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return <ConfirmEmailChange token={[token].flat()[0] ?? ''} />;
}
