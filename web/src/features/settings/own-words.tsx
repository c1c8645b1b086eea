'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { fieldOf } from '@/graph/graph-error.ts';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { TextArea } from '@/ui/text-area.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { useSaving } from './use-saving.ts';

const USER = graphql(`
  fragment OwnWords_user on User {
    id
    name
    bio
  }
`);

const SAVE_WORDS = graphql(`
  mutation SaveWords($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      user {
        ...OwnWords_user
      }
    }
  }
`);

/** The viewer's name, and what they tell of themselves. */
export function OwnWords({ user }: { user: FragmentType<typeof USER> }) {
  const text = useText();
  const told = useSaving();
  const own = readFragment(USER, user);
  const [{ fetching, error }, save] = useMutation(SAVE_WORDS);
  const [name, setName] = useState(own.name);
  const [bio, setBio] = useState(own.bio);
  const isChanged = name !== own.name || bio !== own.bio;
  const errorOf = (field: string) =>
    error !== undefined && fieldOf(error) === field ? error.graphQLErrors[0]?.message : undefined;
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        told(await save({ input: { name, bio } }));
      }}
    >
      <Card
        title={text('settings.profile')}
        description={text('settings.profileHint')}
        footer={
          <Button type="submit" variant="primary" isBusy={fetching} disabled={!isChanged}>
            {text('ui.save')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <TextField
            label={text('settings.name')}
            error={errorOf('name')}
            autoComplete="name"
            maxLength={80}
            value={name}
            onChange={({ target }) => setName(target.value)}
            required
          />
          <TextArea
            label={text('settings.bio')}
            hint={text('settings.bioHint')}
            error={errorOf('bio')}
            maxLength={500}
            rows={4}
            dir="auto"
            value={bio}
            onChange={({ target }) => setBio(target.value)}
          />
        </div>
      </Card>
    </form>
  );
}
