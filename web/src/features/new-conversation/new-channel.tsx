'use client';
import { Globe, Lock } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useMutation } from 'urql';
import { fieldOf } from '@/graph/graph-error.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { buttonClass } from '@/ui/button-class.ts';
import { FormError } from '@/ui/form-error.tsx';
import { RadioGroup } from '@/ui/radio-group.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { PeoplePicker, type PickedPerson } from '../people-picker/people-picker.tsx';
import { CREATE_CHANNEL } from './begin-changes.ts';
import type { BeginningProps } from './beginning.ts';
import { LONGEST_NAME } from './new-group.tsx';

const LONGEST_TOPIC = 500;

/** A place with a name, for who is asked in, or for everybody. */
export function NewChannel({ onBegun }: BeginningProps) {
  const text = useText();
  const problem = useProblem();
  const [name, setName] = useState('');
  const [topic, setTopic] = useState('');
  const [openness, setOpenness] = useState<'public' | 'private'>('public');
  const [picked, setPicked] = useState<readonly PickedPerson[]>([]);
  const [{ fetching, error }, create] = useMutation(CREATE_CHANNEL);
  const isNameWrong = error !== undefined && fieldOf(error)?.endsWith('name') === true;
  const submit = async () => {
    const { data } = await create({
      input: {
        name: name.trim(),
        topic: topic.trim() === '' ? null : topic.trim(),
        isPublic: openness === 'public',
        userIds: picked.map(({ id }) => id),
      },
    });
    const conversation = data?.createChannel?.conversation;
    if (conversation != null) onBegun(conversation.id);
  };
  return (
    <form
      className="flex flex-1 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        data-first-focus
        required
        label={text('places.name')}
        error={isNameWrong ? problem(error) : undefined}
        value={name}
        maxLength={LONGEST_NAME}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextField
        label={text('places.topic')}
        hint={text('places.topicHint')}
        value={topic}
        maxLength={LONGEST_TOPIC}
        onChange={({ currentTarget }) => setTopic(currentTarget.value)}
      />
      <RadioGroup
        label={text('places.openness')}
        value={openness}
        onChange={setOpenness}
        options={[
          { value: 'public', label: text('places.public'), hint: text('places.publicHint'), icon: <Globe aria-hidden /> },
          { value: 'private', label: text('places.private'), hint: text('places.privateHint'), icon: <Lock aria-hidden /> },
        ]}
      />
      <details>
        <summary className="cursor-pointer rounded-control py-1 font-medium text-accent-ink text-label">
          {text('places.inviteNow')}
        </summary>
        <div className="pt-2">
          <PeoplePicker label={text('places.findMembers')} picked={picked} onPick={setPicked} />
        </div>
      </details>
      {error !== undefined && !isNameWrong && <FormError>{problem(error)}</FormError>}
      <div className="mt-auto flex flex-wrap items-center justify-between gap-3">
        <Link href="/channels" prefetch={false} className={buttonClass({ variant: 'quiet' })}>
          {text('places.browse')}
        </Link>
        <Button type="submit" variant="primary" isBusy={fetching} disabled={name.trim() === ''}>
          {text('places.createChannel')}
        </Button>
      </div>
    </form>
  );
}
