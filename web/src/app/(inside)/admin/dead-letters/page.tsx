import { DeadLetters } from '@/features/admin/dead-letters/dead-letters.tsx';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('admin.deadLetters');

export default function Page() {
  return <DeadLetters />;
}
