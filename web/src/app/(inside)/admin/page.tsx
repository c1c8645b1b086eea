import { FiguresScreen } from '@/features/admin/figures/figures-screen.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('admin.title');

export default function Page() {
  return <FiguresScreen />;
}
