import { DataSettings } from '@/features/settings/data-settings.tsx';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('settings.data');

export default function Page() {
  return <DataSettings />;
}
