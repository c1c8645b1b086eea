'use client';
import { Hash, Headset, UserRound, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { Tabs } from '@/ui/tabs.tsx';
import { useOpenPlace } from '../chat/use-open-place.ts';
import { NewChannel } from './new-channel.tsx';
import { NewDirect } from './new-direct.tsx';
import { NewGroup } from './new-group.tsx';
import { NewRequest } from './new-request.tsx';

const FORMS = { person: NewDirect, group: NewGroup, channel: NewChannel, help: NewRequest };

type Kind = keyof typeof FORMS;

export interface NewConversationProps {
  isOpen: boolean;
  /** What is begun when nothing else is chosen. */
  first?: Kind;
  onClose: () => void;
}

/** Begins a conversation: with one person, a group, a channel, or with who is there to help. */
export function NewConversation({ isOpen, first = 'person', onClose }: NewConversationProps) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('places.beginTitle')}>
      <Beginning first={first} onClose={onClose} />
    </Dialog>
  );
}

function Beginning({ first, onClose }: { first: Kind; onClose: () => void }) {
  const text = useText();
  const openPlace = useOpenPlace();
  const [kind, setKind] = useState(first);
  const Form = FORMS[kind];
  return (
    <Tabs
      label={text('places.beginTitle')}
      selected={kind}
      onSelect={setKind}
      tabs={[
        { id: 'person', label: text('places.person'), icon: <UserRound aria-hidden /> },
        { id: 'group', label: text('places.group'), icon: <UsersRound aria-hidden /> },
        { id: 'channel', label: text('places.channel'), icon: <Hash aria-hidden /> },
        { id: 'help', label: text('places.help'), icon: <Headset aria-hidden /> },
      ]}
      panelClassName="pt-4 min-h-96 flex flex-col"
    >
      <Form
        onBegun={(conversationId) => {
          onClose();
          openPlace({ conversationId });
        }}
      />
    </Tabs>
  );
}
