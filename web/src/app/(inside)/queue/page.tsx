import { BusinessQueue } from '@/features/business/business-queue.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('places.queueTitle');

export default function Page() {
  return <BusinessQueue />;
}
