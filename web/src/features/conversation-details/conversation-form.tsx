'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { fieldOf } from '@/graph/graph-error.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { Switch } from '@/ui/switch.tsx';
import { TextArea } from '@/ui/text-area.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { useToast } from '@/ui/toast.tsx';
import type { DetailedConversation } from './about-conversation.tsx';
import { UPDATE_CONVERSATION } from './conversation-changes.ts';

const LONGEST_NAME = 80;
const LONGEST_TOPIC = 500;
const LONGEST_ARCHIVING = 36_500;

/** How a conversation is kept, for who manages it: all of it is saved at once. */
export function ConversationForm({ conversation }: { conversation: DetailedConversation }) {
  const text = useText();
  const toast = useToast();
  const problem = useProblem();
  const { id: conversationId, kind } = conversation;
  const [name, setName] = useState(conversation.name ?? '');
  const [topic, setTopic] = useState(conversation.topic ?? '');
  const [isPublic, setIsPublic] = useState(conversation.isPublic);
  const [showsHistory, setShowsHistory] = useState(conversation.historyForNewMembers);
  const [days, setDays] = useState(conversation.archiveAfterDays?.toString() ?? '');
  const [{ fetching, error }, update] = useMutation(UPDATE_CONVERSATION);
  const field = error === undefined ? null : fieldOf(error);
  const errorOf = (wanted: string) => (error !== undefined && field?.endsWith(wanted) === true ? problem(error) : undefined);
  const isShown = ['name', 'topic', 'archiveAfterDays'].some((each) => errorOf(each) !== undefined);

  const save = async () => {
    const input = {
      conversationId,
      name: name.trim() === '' ? null : name.trim(),
      topic: topic.trim() === '' ? null : topic.trim(),
      historyForNewMembers: showsHistory,
      archiveAfterDays: days.trim() === '' ? null : Number(days),
      ...(kind === 'CHANNEL' ? { isPublic } : {}),
    };
    const answer = await update({ input });
    if (answer.error === undefined) toast({ text: text('places.saved'), tone: 'success' });
  };

  return (
    <form
      aria-label={text('places.forAll')}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h4 className="font-semibold text-body text-ink">{text('places.forAll')}</h4>
      <TextField
        label={text('places.name')}
        required={kind !== 'GROUP'}
        error={errorOf('name')}
        value={name}
        maxLength={LONGEST_NAME}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextArea
        label={text('places.topic')}
        error={errorOf('topic')}
        rows={2}
        value={topic}
        maxLength={LONGEST_TOPIC}
        onChange={({ currentTarget }) => setTopic(currentTarget.value)}
      />
      {kind === 'CHANNEL' && (
        <Switch
          label={text('places.public')}
          hint={text('places.publicHint')}
          checked={isPublic}
          onChange={({ currentTarget }) => setIsPublic(currentTarget.checked)}
        />
      )}
      <Switch
        label={text('places.history')}
        hint={text('places.historyHint')}
        checked={showsHistory}
        onChange={({ currentTarget }) => setShowsHistory(currentTarget.checked)}
      />
      <TextField
        label={text('places.archiveAfter')}
        hint={text('places.archiveAfterHint')}
        error={errorOf('archiveAfterDays')}
        type="number"
        inputMode="numeric"
        min={1}
        max={LONGEST_ARCHIVING}
        value={days}
        onChange={({ currentTarget }) => setDays(currentTarget.value)}
      />
      {error !== undefined && !isShown && <FormError>{problem(error)}</FormError>}
      <Button type="submit" variant="primary" isBusy={fetching} className="self-start">
        {text('ui.save')}
      </Button>
    </form>
  );
}
