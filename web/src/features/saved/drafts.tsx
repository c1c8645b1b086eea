'use client';
import { Hash, MessagesSquare, PencilLine, Trash2, UsersRound } from 'lucide-react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { Banner } from '@/ui/banner.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { LIST_ROW_CLASS, ListRowContent } from '@/ui/list-row.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { ChatLink } from '../chat/chat-link.tsx';
import { SAVE_DRAFT } from '../composer/composer-graph.ts';
import { useConversationName } from '../conversation/conversation-name.ts';
import { useTold } from '../conversation-details/use-told.ts';
import { Moment } from '../text/moment.tsx';

const DRAFTS_OVERVIEW = graphql(`
  query DraftsOverview {
    drafts {
      threadRoot
      body
      savedAt
      conversation {
        id
        kind
        name
        members(first: 5) {
          edges {
            node {
              nickname
              user {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

const ICONS = { DIRECT: undefined, CHANNEL: <Hash />, GROUP: <UsersRound />, BUSINESS: <MessagesSquare /> };

/** What the viewer has begun to write, in all conversations. */
export function Drafts() {
  const text = useText();
  const problem = useProblem();
  const told = useTold();
  const nameOf = useConversationName();
  const [answer] = useQuery({ query: DRAFTS_OVERVIEW, requestPolicy: 'cache-and-network' });
  const { error } = answer;
  const known = useSteady(answer)?.drafts;
  const [, save] = useMutation(SAVE_DRAFT);
  if (error !== undefined) return <Banner tone="danger">{problem(error)}</Banner>;
  if (known == null) return <SkeletonRow />;
  const drafts = known.flatMap(({ conversation, ...draft }) => (conversation === null ? [] : { ...draft, conversation }));
  if (drafts.length === 0) {
    return (
      <EmptyState icon={<PencilLine />} title={text('saved.noDrafts')}>
        {text('saved.noDraftsHint')}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={text('saved.drafts')}>
      {drafts.map(({ conversation, threadRoot, body, savedAt }) => {
        const name = nameOf(conversation);
        const conversationId = conversation.id;
        return (
          <li key={`${conversationId} ${threadRoot}`} className="flex items-center gap-1">
            <ChatLink to={{ conversationId, number: threadRoot }} className={LIST_ROW_CLASS}>
              <ListRowContent
                start={<Avatar id={conversationId} name={name} icon={ICONS[conversation.kind]} />}
                title={
                  <>
                    <bdi>{name}</bdi>
                    {threadRoot !== null && <span className="ms-2 text-ink-soft text-label">{text('saved.inThread')}</span>}
                  </>
                }
                detail={<Moment at={savedAt} />}
                text={<bdi>{body}</bdi>}
              />
            </ChatLink>
            <IconButton
              size="small"
              label={text('saved.discard')}
              icon={<Trash2 />}
              onClick={() => void told(save({ input: { conversationId, threadRoot, body: '' } }))}
            />
          </li>
        );
      })}
    </ul>
  );
}
