import { ContactsScreen } from '@/features/contacts/contacts-screen.tsx';
import { ContactsPageDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../titled.ts';

export const generateMetadata = titled('people.contactsTitle');

export default async function Page() {
  const answers = [
    preload(ContactsPageDocument, { state: 'CONTACT', after: null }),
    preload(ContactsPageDocument, { state: 'REQUEST_RECEIVED', after: null }),
  ];
  return (
    <Preloaded answers={await Promise.all(answers)}>
      <ContactsScreen />
    </Preloaded>
  );
}
