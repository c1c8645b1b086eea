'use client';
import { ChevronDown } from 'lucide-react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Menu } from '@/ui/menu.tsx';
import { MenuChoice, MenuDivider, MenuGroup } from '@/ui/menu-items.tsx';
import { useTold } from '../conversation-details/use-told.ts';
import { ASSIGN_BUSINESS_CHAT, SET_BUSINESS_STATUS } from './business-changes.ts';
import { BUSINESS_STATUSES, type BusinessStatus, STATUS_LOOK } from './business-status.ts';

const AGENTS = graphql(`
  query BusinessAgents($id: ID!) {
    conversation(id: $id) {
      id
      members(first: 50, role: AGENT) {
        edges {
          node {
            user {
              id
              name
            }
          }
        }
      }
    }
  }
`);

export interface BusinessStatusMenuProps {
  conversationId: string;
  status: BusinessStatus;
  assignee: { id: string; name: string } | null;
  isAgent: boolean;
}

/** The status of a business chat, as a word; for an agent the way to change it, and to hand the chat on. */
export function BusinessStatusMenu({ conversationId, status, assignee, isAgent }: BusinessStatusMenuProps) {
  const text = useText();
  const { name, tone } = STATUS_LOOK[status];
  if (!isAgent) return <Badge tone={tone}>{text(name)}</Badge>;
  return (
    <Menu
      label={text('places.businessMenu')}
      placement="below-end"
      trigger={(props) => (
        <button
          {...props}
          type="button"
          className="flex h-control-small items-center gap-1 rounded-control px-1.5 hover:bg-hover [&>svg]:size-4 [&>svg]:text-ink-soft"
        >
          <Badge tone={tone}>{text(name)}</Badge>
          <span className="max-w-28 truncate text-ink-soft text-label max-sm:hidden">
            <bdi>{assignee?.name ?? text('places.nobodyAssigned')}</bdi>
          </span>
          <ChevronDown aria-hidden />
        </button>
      )}
    >
      <Choices conversationId={conversationId} status={status} assigneeId={assignee?.id ?? null} />
    </Menu>
  );
}

interface ChoicesProps {
  conversationId: string;
  status: BusinessStatus;
  assigneeId: string | null;
}

function Choices({ conversationId, status, assigneeId }: ChoicesProps) {
  const text = useText();
  const viewer = useViewer();
  const told = useTold();
  const [{ data }] = useQuery({ query: AGENTS, variables: { id: conversationId } });
  const [, setStatus] = useMutation(SET_BUSINESS_STATUS);
  const [, assign] = useMutation(ASSIGN_BUSINESS_CHAT);
  const agents = data?.conversation?.members?.edges.map(({ node }) => node.user) ?? [];
  const hand = (agentId: string | null) => void told(assign({ input: { conversationId, agentId } }));
  return (
    <>
      <MenuGroup label={text('places.status')}>
        {BUSINESS_STATUSES.map((each) => (
          <MenuChoice
            key={each}
            kind="radio"
            isChosen={each === status}
            onSelect={() => void told(setStatus({ input: { conversationId, status: each } }))}
          >
            {text(STATUS_LOOK[each].name)}
          </MenuChoice>
        ))}
      </MenuGroup>
      <MenuDivider />
      <MenuGroup label={text('places.assignee')}>
        {agents.map(({ id, name }) => (
          <MenuChoice key={id} kind="radio" isChosen={id === assigneeId} onSelect={() => hand(id)}>
            {id === viewer.id ? text('ui.you') : name}
          </MenuChoice>
        ))}
        <MenuChoice kind="radio" isChosen={assigneeId === null} onSelect={() => hand(null)}>
          {text('places.nobodyAssigned')}
        </MenuChoice>
      </MenuGroup>
    </>
  );
}
