import { SavedScreen } from '@/features/saved/saved-screen.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('saved.title');

export default function Page() {
  return <SavedScreen />;
}
