import { AppearancePage } from '@/features/settings/appearance-page.tsx';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('settings.appearance');

export default function Page() {
  return <AppearancePage />;
}
