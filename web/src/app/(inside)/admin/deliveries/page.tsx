import { Deliveries } from '@/features/admin/deliveries/deliveries.tsx';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('admin.deliveries');

export default function Page() {
  return <Deliveries />;
}
