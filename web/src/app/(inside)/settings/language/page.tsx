import { LanguageSettings } from '@/features/settings/language-settings.tsx';
import { LanguageSettingsDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';
import { titled } from '../../../titled.ts';

export const generateMetadata = titled('settings.language');

export default async function Page() {
  return (
    <Preloaded answers={[await preload(LanguageSettingsDocument, {})]}>
      <LanguageSettings />
    </Preloaded>
  );
}
