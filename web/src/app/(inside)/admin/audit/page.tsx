import { AuditLog } from '@/features/admin/audit/audit-log.tsx';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('admin.audit');

export default function Page() {
  return <AuditLog />;
}
