'use client';
import { useRouter } from 'next/navigation';
import { useMutation, useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { isLanguage, LANGUAGE_COOKIE, type Language, languageNames } from '@/i18n/languages.ts';
import { rememberInCookie } from '@/i18n/remember-in-cookie.ts';
import { useReading, useText } from '@/i18n/text.tsx';
import { Card } from '@/ui/card.tsx';
import { RadioGroup } from '@/ui/radio-group.tsx';
import { TimeZoneSelect } from '../language/time-zone-select.tsx';
import { SettingsAwaited, SettingsPage } from './settings-page.tsx';
import { useSaving } from './use-saving.ts';

const LANGUAGE_SETTINGS = graphql(`
  query LanguageSettings {
    viewer {
      id
      locale
      timeZone
    }
  }
`);

const SAVE_LANGUAGE = graphql(`
  mutation SaveLanguage($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      user {
        id
        locale
        timeZone
      }
    }
  }
`);

/** The language of the app, here and on the viewer's other devices, and the time zone that others see. */
export function LanguageSettings() {
  const text = useText();
  const router = useRouter();
  const told = useSaving();
  const { language } = useReading();
  const [{ data, error }] = useQuery({ query: LANGUAGE_SETTINGS });
  const [, save] = useMutation(SAVE_LANGUAGE);
  const viewer = data?.viewer;

  async function choose(next: Language): Promise<void> {
    if (!told(await save({ input: { locale: next } }))) return;
    rememberInCookie(LANGUAGE_COOKIE, next);
    router.refresh();
  }

  return (
    <SettingsPage title="settings.language">
      {viewer == null ? (
        <SettingsAwaited error={error} />
      ) : (
        <Card>
          <div className="flex flex-col gap-6">
            <RadioGroup<Language>
              label={text('settings.languageLabel')}
              value={language}
              options={Object.entries(languageNames)
                .filter((entry): entry is [Language, (typeof languageNames)[Language]] => isLanguage(entry[0]))
                .map(([value, name]) => ({ value, label: <span lang={value}>{name}</span> }))}
              onChange={(next) => void choose(next)}
            />
            <TimeZoneSelect
              label={text('settings.timeZone')}
              hint={text('settings.timeZoneHint')}
              none={text('settings.timeZoneNone')}
              value={viewer.timeZone}
              onChange={async (timeZone) => told(await save({ input: { timeZone } }))}
            />
          </div>
        </Card>
      )}
    </SettingsPage>
  );
}
