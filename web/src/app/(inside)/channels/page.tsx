import { PublicChannels } from '@/features/public-channels/public-channels.tsx';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('places.channelsTitle');

export default function Page() {
  return <PublicChannels />;
}
