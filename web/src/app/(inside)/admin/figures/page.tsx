import { FiguresScreen } from '@/features/admin/figures/figures-screen.tsx';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('admin.figures');

export default function Page() {
  return <FiguresScreen />;
}
