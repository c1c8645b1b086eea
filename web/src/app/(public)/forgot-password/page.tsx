import { ForgotPassword } from '@/features/auth/forgot-password.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('auth.forgotTitle');

export default function Page() {
  return <ForgotPassword />;
}
