'use client';
import { Mic, Paperclip, SendHorizontal, Smile } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, lazy, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { type Intent, useComposerIntent } from '@/features/conversation/composer-intent.tsx';
import { EmojiPopover } from '@/features/emoji-picker/emoji-popover.tsx';
import { EDIT_MESSAGE } from '@/features/message-list/message-changes.ts';
import { isMac } from '@/features/shortcuts/is-mac.ts';
import { writtenPress } from '@/features/shortcuts/keys.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { OutboxFull, type UnsentFile } from '@/live/outbox/unsent.ts';
import { unsentFile } from '@/live/outbox/unsent-file.ts';
import { useSending } from '@/live/sending.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { OpenedLate } from '@/ui/opened-late.tsx';
import { useToast } from '@/ui/toast.tsx';
import { FORMATS, FormatBar } from './format-bar.tsx';
import { type Format, format } from './formatting.ts';
import { IntentBar } from './intent-bar.tsx';
import { MentionChoice } from './mention-choice.tsx';
import { fromMarkdown, type Mentionable, toMarkdown } from './mention-text.ts';
import { MOST_FILES, useAttachedFiles } from './use-attached-files.ts';
import { useDraft } from './use-draft.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useMentionChoice } from './use-mention-choice.ts';
import { useTyping } from './use-typing.ts';

const AttachedFilesTray = lazy(() => import('./attached-files-tray.tsx').then((file) => ({ default: file.AttachedFilesTray })));

export interface ComposerProps {
  conversationId: string;
  /** The message that begins the thread in which one answers; null for the main line. */
  threadRoot: { id: string; number: number } | null;
}

const VoiceRecorder = lazy(() => import('@/features/voice/voice-recorder.tsx').then((file) => ({ default: file.VoiceRecorder })));

const LONGEST = 20_000;

/** Where one writes: Markdown, mentions and files, to say it, to answer, or to say something better that was said; or speaks instead. */
export function Composer({ conversationId, threadRoot }: ComposerProps) {
  const text = useText();
  const toast = useToast();
  const problem = useProblem();
  const { outbox } = useSending();
  const { intent, setIntent, lastOwn } = useComposerIntent();
  const [, edit] = useMutation(EDIT_MESSAGE);
  const [draft, setDraft] = useDraft(conversationId, threadRoot?.number ?? null);
  const [edited, setEdited] = useState('');
  const [isSpeaking, setSpeaking] = useState(false);
  const mentioned = useRef<Mentionable[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLFormElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const choosing = useMentionChoice(conversationId);
  const typing = useTyping(conversationId);
  const { files, attach, detach, take } = useAttachedFiles();
  const isOver = useFileDrop(frame, (dropped) => add(dropped));
  const isEditing = intent?.kind === 'edit';
  const written = isEditing ? edited : draft;
  const isEmpty = written.trim() === '' && (isEditing || files.length === 0);

  const add = (chosen: readonly File[]) => {
    if (attach(chosen) > 0) toast({ text: text('messages.tooManyFiles', { count: MOST_FILES }), tone: 'danger' });
    field.current?.focus();
  };

  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  // Whoever opens a thread is about to answer; on a phone the keyboard would hide what there is to answer to.
  const isAnswering = threadRoot !== null;
  useEffect(() => {
    if (isAnswering && matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [isAnswering]);

  const begun = useRef<Intent>(null);
  useEffect(() => {
    if (intent !== null && intent !== begun.current) {
      if (intent.kind === 'edit') {
        const shown = fromMarkdown(intent.message.body, choosing.known);
        mentioned.current = shown.mentioned;
        setEdited(shown.text);
      }
      field.current?.focus();
    }
    begun.current = intent;
  }, [intent, choosing.known]);

  const write = (next: string, at?: number) => {
    if (next.length > LONGEST) return;
    if (at !== undefined) caret.current = at;
    if (isEditing) setEdited(next);
    else {
      setDraft(next);
      if (next.trim() === '') typing.stopped();
      else typing.typed();
    }
  };
  const insert = (character: string) => {
    const { selectionStart: start = written.length, selectionEnd: end = start } = field.current ?? {};
    write(written.slice(0, start) + character + written.slice(end), start + character.length);
    field.current?.focus();
  };
  const mark = (wanted: Format) => {
    if (field.current === null) return;
    const { selectionStart: start, selectionEnd: end } = field.current;
    const next = format({ text: written, start, end }, wanted);
    write(next.text);
    requestAnimationFrame(() => field.current?.setSelectionRange(next.start, next.end));
  };
  const choose = (person: Mentionable) => {
    if (person.id !== person.name) mentioned.current.push({ id: person.id, name: person.name });
    const next = choosing.complete(written, field.current?.selectionStart ?? written.length, person);
    write(next.text, next.caret);
  };
  const cancel = () => {
    setIntent(null);
    setEdited('');
  };

  /** False where so much waits that no more is kept: then what was to be said stays with who says it. */
  const say = async (body: string, said: UnsentFile[]): Promise<boolean> => {
    const quote = intent?.kind === 'quote' ? intent.message.id : null;
    try {
      await outbox.add({ conversationId, body, replyTo: threadRoot?.id ?? null, quote, files: said });
      return true;
    } catch (error) {
      if (!(error instanceof OutboxFull)) throw error;
      toast({ text: text('messages.outboxFull'), tone: 'danger' });
      return false;
    }
  };
  const sendVoice = async (file: File): Promise<boolean> => {
    const isSaid = await say('', [unsentFile(file)]);
    if (isSaid) setIntent(null);
    return isSaid;
  };
  const send = async () => {
    if (isEmpty) return;
    const body = toMarkdown(written.trim(), mentioned.current);
    if (isEditing) {
      const { error } = await edit({ input: { messageId: intent.message.id, body } });
      if (error === undefined) cancel();
      else toast({ text: problem(error), tone: 'danger' });
      return;
    }
    if (!(await say(body, take()))) return;
    typing.stopped();
    mentioned.current = [];
    setDraft('');
    setIntent(null);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const press = writtenPress(event.nativeEvent, isMac());
    const isChoosing = choosing.people.length > 0;
    const chosen = choosing.people[choosing.chosen];
    const wanted = FORMATS.find(({ keys }) => keys === press)?.format;
    if (isChoosing && (press === 'ArrowDown' || press === 'ArrowUp')) choosing.move(press === 'ArrowDown' ? 1 : -1);
    else if (isChoosing && chosen !== undefined && (press === 'Enter' || press === 'Tab')) choose(chosen);
    else if (isChoosing && press === 'Escape') choosing.close();
    else if (press === 'Enter' && !matchMedia('(pointer: coarse)').matches) void send();
    else if (press === 'Escape' && intent !== null) cancel();
    else if (press === 'ArrowUp' && written === '' && lastOwn.current !== null)
      setIntent({ kind: 'edit', message: lastOwn.current });
    else if (wanted !== undefined) mark(wanted);
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    // Office programs put a picture of the text beside it.
    if (pasted.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    add(pasted);
  };

  return (
    <form
      ref={frame}
      aria-label={text('messages.write')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="relative mx-4 mb-4 shrink-0 rounded-card border border-line-strong bg-surface focus-within:border-focus"
    >
      {isOver && (
        <div className="pointer-events-none absolute inset-0 z-20 flex items-center justify-center rounded-card border-2 border-accent border-dashed bg-accent-wash text-accent-ink">
          {text('messages.dropFiles')}
        </div>
      )}
      {choosing.people.length > 0 && (
        <MentionChoice id={choosing.id} people={choosing.people} chosen={choosing.chosen} onChoose={choose} />
      )}
      {intent !== null && <IntentBar intent={intent} onCancel={cancel} />}
      <OpenedLate isOpen={files.length > 0}>
        <AttachedFilesTray files={files} onDetach={detach} />
      </OpenedLate>
      {isSpeaking ? (
        <OpenedLate>
          <VoiceRecorder
            onSend={sendVoice}
            onClose={() => {
              setSpeaking(false);
              requestAnimationFrame(() => field.current?.focus());
            }}
          />
        </OpenedLate>
      ) : (
        <>
          <textarea
            ref={field}
            dir="auto"
            rows={1}
            maxLength={LONGEST}
            aria-label={text('messages.message')}
            placeholder={text(threadRoot === null ? 'messages.placeholder' : 'thread.placeholder')}
            role="combobox"
            aria-expanded={choosing.people.length > 0}
            aria-controls={choosing.id}
            aria-autocomplete="list"
            aria-activedescendant={choosing.people.length > 0 ? `${choosing.id}-${choosing.chosen}` : undefined}
            value={written}
            onChange={({ currentTarget: { value, selectionStart } }) => {
              write(value);
              choosing.look(value, selectionStart);
            }}
            onSelect={({ currentTarget: { value, selectionStart } }) => choosing.look(value, selectionStart)}
            onBlur={choosing.close}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            className="field-sizing-content block max-h-60 min-h-control w-full resize-none bg-transparent px-3 py-2 text-body text-ink outline-none placeholder:text-ink-faint"
          />
          <div className="flex items-center gap-0.5 px-1.5 pb-1.5">
            <IconButton
              size="small"
              label={text('messages.attach')}
              icon={<Paperclip />}
              onClick={() => picker.current?.click()}
            />
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              onChange={({ currentTarget }) => {
                add([...(currentTarget.files ?? [])]);
                currentTarget.value = '';
              }}
            />
            <EmojiPopover
              placement="above-start"
              staysOpen
              onPick={insert}
              trigger={(props) => <IconButton {...props} size="small" label={text('messages.emoji')} icon={<Smile />} />}
            />
            <FormatBar onFormat={mark} />
            <span className="flex-1" />
            {isEmpty && !isEditing && (
              <IconButton size="small" label={text('voice.record')} icon={<Mic />} onClick={() => setSpeaking(true)} />
            )}
            <IconButton
              type="submit"
              size="small"
              variant={isEmpty ? 'quiet' : 'primary'}
              disabled={isEmpty}
              label={text(isEditing ? 'ui.save' : 'messages.send')}
              keys="Enter"
              icon={<SendHorizontal />}
            />
          </div>
        </>
      )}
    </form>
  );
}
