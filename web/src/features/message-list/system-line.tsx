'use client';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';

/** What happened to a conversation, as a message tells it. */
export interface ToldEvent {
  kind: string;
  people: readonly { id: string; name: string }[];
  name: string | null;
  topic: string | null;
  archived: boolean | null;
}

const SAID: Readonly<Record<string, TextName>> = {
  CREATED: 'messages.systemCreated',
  RENAMED: 'messages.systemRenamed',
  TOPIC_CHANGED: 'messages.systemTopicChanged',
  SETTINGS_CHANGED: 'messages.systemSettingsChanged',
  JOINED: 'messages.systemJoined',
  LEFT: 'messages.systemLeft',
  REMOVED: 'messages.systemRemoved',
  ROLE_CHANGED: 'messages.systemRoleChanged',
  STATUS_CHANGED: 'messages.systemStatusChanged',
  ASSIGNED: 'messages.systemAssigned',
  CALL_MISSED: 'messages.systemCallMissed',
};

/** `say(event, who)`: in one sentence what somebody did to the conversation. */
export function useSystemText(): (event: ToldEvent, who: { id: string; name: string }) => string {
  const text = useText();
  const format = useFormat();
  return ({ kind, people, name, topic, archived }, who) => {
    const others = people.filter(({ id }) => id !== who.id);
    const values = {
      who: who.name,
      people: format.list(others.map((person) => person.name)),
      name: name ?? '',
      topic: topic ?? '',
    };
    if (kind === 'ARCHIVED') return text(archived ? 'messages.systemArchived' : 'messages.systemUnarchived', values);
    if (kind === 'RENAMED' && name === null) return text('messages.systemUnnamed', values);
    if (kind === 'JOINED' && others.length === 0) return text('messages.systemJoinedSelf', values);
    return text(SAID[kind] ?? 'messages.systemOther', values);
  };
}

export function SystemLine({ event, who }: { event: ToldEvent; who: { id: string; name: string } }) {
  const say = useSystemText();
  return (
    <p dir="auto" className="px-4 py-1.5 text-center text-ink-soft text-label">
      {say(event, who)}
    </p>
  );
}
