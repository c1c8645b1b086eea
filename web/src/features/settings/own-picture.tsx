'use client';
import { ImageUp, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Card } from '@/ui/card.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { PersonAvatar } from '../people/person-avatar.tsx';
import { usePictureMade } from './use-picture-made.ts';
import { useSaving } from './use-saving.ts';

const USER = graphql(`
  fragment OwnPicture_user on User {
    id
    avatar {
      id
      status
    }
    ...PersonAvatar_user
  }
`);

const SEND_PICTURE = graphql(`
  mutation SendPicture($input: UploadInput!) {
    upload(input: $input) {
      results {
        file {
          id
        }
      }
    }
  }
`);

const CHOOSE_PICTURE = graphql(`
  mutation ChoosePicture($input: SetAvatarInput!) {
    setAvatar(input: $input) {
      user {
        ...OwnPicture_user
      }
    }
  }
`);

/** A form goes to another origin only with a header that no page can send unasked. */
const SENDS_FILES = { fetchOptions: { credentials: 'include', headers: { 'apollo-require-preflight': 'true' } } } as const;

/** The picture that stands for the viewer. */
export function OwnPicture({ user }: { user: FragmentType<typeof USER> }) {
  const text = useText();
  const told = useSaving();
  const own = readFragment(USER, user);
  const input = useRef<HTMLInputElement>(null);
  const [sending, send] = useMutation(SEND_PICTURE);
  const [choosing, choose] = useMutation(CHOOSE_PICTURE);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isBusy = sending.fetching || choosing.fetching;
  usePictureMade(own.avatar);

  async function take(file: File): Promise<void> {
    setRefusal(null);
    const { data, error } = await send({ input: { files: [file] } }, SENDS_FILES);
    const fileId = data?.upload?.results[0]?.file?.id;
    if (fileId !== undefined) told(await choose({ input: { fileId } }));
    else setRefusal(text('settings.pictureRefused', { message: error?.graphQLErrors[0]?.message ?? error?.message ?? '' }));
  }

  return (
    <Card title={text('settings.picture')} description={text('settings.pictureHint')}>
      <div className="flex flex-wrap items-center gap-5">
        <PersonAvatar user={own} size="huge" />
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            type="file"
            accept="image/*"
            className="sr-only"
            tabIndex={-1}
            aria-hidden
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) void take(file);
              target.value = '';
            }}
          />
          <Button icon={<ImageUp />} isBusy={isBusy} onClick={() => input.current?.click()}>
            {text('settings.choosePicture')}
          </Button>
          {own.avatar !== null && (
            <Button
              variant="quiet"
              icon={<Trash2 />}
              isBusy={isBusy}
              onClick={async () => told(await choose({ input: { fileId: null } }))}
            >
              {text('settings.removePicture')}
            </Button>
          )}
        </div>
      </div>
      <div className="mt-4 empty:hidden">{refusal !== null && <FormError>{refusal}</FormError>}</div>
    </Card>
  );
}
