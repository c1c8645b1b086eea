import { SearchScreen } from '@/features/search/search-screen.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('search.title');

export default function Page() {
  return <SearchScreen />;
}
