import { ProfileScreen } from '@/features/profile/profile-screen.tsx';
import { ProfileScreenDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('people.profileTitle');

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <Preloaded answers={[await preload(ProfileScreenDocument, { id })]}>
      <ProfileScreen id={id} />
    </Preloaded>
  );
}
