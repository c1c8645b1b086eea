import { AdminPeople } from '@/features/admin/people/admin-people.tsx';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('admin.people');

export default function Page() {
  return <AdminPeople />;
}
