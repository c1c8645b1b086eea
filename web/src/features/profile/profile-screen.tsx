'use client';
import { Briefcase, CalendarDays, Clock, MessageSquare, Pencil, UserX } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Badge } from '@/ui/badge.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import { buttonClass } from '@/ui/button-class.ts';
import { Card } from '@/ui/card.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { ContactActions } from '../contacts/contact-actions.tsx';
import { useDirect } from '../contacts/use-direct.ts';
import { InsidePage } from '../navigation/inside-page.tsx';
import { PersonAvatar } from '../people/person-avatar.tsx';
import { presenceName } from '../people/presence.ts';
import { LocalTime } from './local-time.tsx';
import { roleName } from './role-name.ts';

const PROFILE_SCREEN = graphql(`
  query ProfileScreen($id: ID!) {
    user(id: $id) {
      id
      name
      bio
      timeZone
      roles
      joinedAt
      erased
      customStatus {
        emoji
        text
        until
      }
      presence {
        status
        lastSeenAt
      }
      externalProfile {
        title
        organisation
        department
        location
        pageUrl
      }
      ...PersonAvatar_user
      ...ContactActions_user
    }
  }
`);

/** What a person tells of themselves, and what the viewer can do about them. */
export function ProfileScreen({ id }: { id: string }) {
  const text = useText();
  const format = useFormat();
  const problem = useProblem();
  const viewer = useViewer();
  const direct = useDirect();
  const [{ data, error, stale, fetching }] = useQuery({ query: PROFILE_SCREEN, variables: { id } });
  const user = data?.user;
  if (error !== undefined)
    return (
      <Page>
        <Banner tone="danger">{problem(error)}</Banner>
      </Page>
    );
  if (user === null && !stale && !fetching)
    return (
      <Page>
        <EmptyState icon={<UserX />} title={text('people.profileMissing')} />
      </Page>
    );
  if (user == null)
    return (
      <Page>
        <SkeletonRow />
      </Page>
    );
  const says = [user.customStatus?.emoji, user.customStatus?.text].filter(Boolean).join(' ');
  const work = user.externalProfile;
  const roles = user.roles.filter((role) => role !== 'USER');
  return (
    <Page>
      <header className="flex flex-wrap items-center gap-5">
        <PersonAvatar user={user} size="huge" />
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-2 break-words font-semibold text-heading text-ink">
            {user.name}
            {roles.map((role) => (
              <Badge key={role} tone="accent">
                {text(roleName(role))}
              </Badge>
            ))}
          </h2>
          {says !== '' && <p className="mt-1 text-body text-ink">{says}</p>}
          <p className="mt-1 text-ink-soft text-label">
            {user.presence != null && text(presenceName(user.presence.status))}
            {user.presence?.lastSeenAt != null &&
              ` · ${text('people.lastSeen', { when: format.relative(user.presence.lastSeenAt) })}`}
          </p>
        </div>
        {id === viewer.id ? (
          <Link href="/settings/profile" prefetch={false} className={buttonClass()}>
            <Pencil aria-hidden />
            {text('people.editProfile')}
          </Link>
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            {!user.erased && (
              <Button variant="primary" icon={<MessageSquare />} isBusy={direct.isBusy} onClick={() => void direct.open(id)}>
                {text('people.message')}
              </Button>
            )}
            <ContactActions user={user} />
          </div>
        )}
      </header>
      {user.erased && <Banner>{text('people.erased')}</Banner>}
      <Card title={text('people.about')}>
        <p className="whitespace-pre-line break-words text-body text-ink">
          {user.bio === '' ? <span className="text-ink-soft">{text('people.noAbout')}</span> : user.bio}
        </p>
        <dl className="mt-5 grid gap-4 sm:grid-cols-2">
          {user.timeZone != null && (
            <Fact icon={<Clock />} name={text('people.localTime')}>
              <LocalTime timeZone={user.timeZone} />
            </Fact>
          )}
          <Fact icon={<CalendarDays />} name={text('people.joined')}>
            {format.day(user.joinedAt)}
          </Fact>
          {work != null && (
            <Fact icon={<Briefcase />} name={text('people.work')}>
              {[work.title, work.department, work.organisation, work.location].filter(Boolean).join(' · ')}
            </Fact>
          )}
        </dl>
      </Card>
    </Page>
  );
}

function Page({ children }: { children: ReactNode }) {
  return <InsidePage title={useText()('people.profileTitle')}>{children}</InsidePage>;
}

function Fact({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-3 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:text-ink-soft">
      {icon}
      <div>
        <dt className="text-ink-soft text-label">{name}</dt>
        <dd className="text-body text-ink">{children}</dd>
      </div>
    </div>
  );
}
