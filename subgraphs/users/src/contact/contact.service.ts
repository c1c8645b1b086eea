import { BadUserInput, Conflict, NotFound, Unauthenticated } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Outbox } from '@parley/kit/outbox';
import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import type { RateLimiter } from '@parley/kit/rate-limit';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { Atomically } from '../atomically.ts';
import type { PersonStore } from '../user/person.store.ts';
import type { Person } from '../user/person.ts';
import type { ContactRow, ContactState } from './contact.entity.ts';
import type { ContactPosition, ContactStore } from './contact.store.ts';

export type { ContactRow };

export interface ContactServiceOptions {
  atomically: Atomically;
  contacts: ContactStore;
  people: PersonStore;
  outbox: Outbox;
  limiter: RateLimiter;
}

/** What either of two people sees of the other before a change. */
interface Views {
  me: string;
  other: string;
  mine: ContactState | null;
  theirs: ContactState | null;
}

/** Whom a change was about. */
export interface ContactChange {
  otherId: string;
}

const REQUESTS = { burst: 30, everySeconds: 60 };
const position: z.ZodType<ContactPosition> = z.tuple([z.iso.datetime(), z.uuid()]);

/**
 * Who is in contact with whom. A blocked or declined person is not told: to them their request goes on waiting. All changes between two
 * people happen one after the other, and doing one twice is no failure.
 */
export class ContactService {
  constructor(private readonly options: ContactServiceOptions) {}

  /** Two people who ask each other are in contact, whoever comes first. */
  async request(viewer: Viewer | null, otherId: string): Promise<ContactChange> {
    const { limiter, contacts } = this.options;
    await limiter.take(`contact-request:${requireViewer(viewer).id}`, REQUESTS);
    return this.between(viewer, otherId, async (views) => {
      const { me, other, mine, theirs } = views;
      const { suspendedAt } = await this.requirePerson(other);
      if (suspendedAt !== null) throw new NotFound('This person');
      if (mine === 'blocked') throw new Conflict('You have blocked this person: unblock them first.', 'userId');
      if (mine === 'accepted') return;
      if (theirs === 'requested') return this.connect(views);
      if (mine !== 'requested') await contacts.put(me, other, 'requested');
      if (theirs === null) await this.deliver(me, other);
    });
  }

  accept(viewer: Viewer | null, otherId: string): Promise<ContactChange> {
    return this.between(viewer, otherId, async (views) => {
      if (views.mine === 'accepted') return;
      if (views.mine !== 'received') throw new NotFound('This request');
      await this.connect(views);
    });
  }

  decline(viewer: Viewer | null, otherId: string): Promise<ContactChange> {
    return this.between(viewer, otherId, async ({ me, other, mine }) => {
      if (mine === 'declined') return;
      if (mine !== 'received') throw new NotFound('This request');
      await this.options.contacts.put(me, other, 'declined');
    });
  }

  /** Ends a contact, or withdraws a request that waits. */
  remove(viewer: Viewer | null, otherId: string): Promise<ContactChange> {
    const { contacts, outbox } = this.options;
    return this.between(viewer, otherId, async ({ me, other, mine, theirs }) => {
      if (mine !== 'accepted' && mine !== 'requested') return;
      await contacts.remove(me, other);
      if (theirs === 'accepted' || theirs === 'received') await contacts.remove(other, me);
      if (mine === 'accepted') await outbox.add({ name: 'contact.removed', key: me, payload: { byUserId: me, userId: other } });
    });
  }

  /** Ends what was between the two. The other one's own block or waiting request stays as it was. */
  block(viewer: Viewer | null, otherId: string): Promise<ContactChange> {
    const { contacts, outbox } = this.options;
    return this.between(viewer, otherId, async ({ me, other, mine, theirs }) => {
      if (mine === 'blocked') return;
      await this.requirePerson(other);
      await contacts.put(me, other, 'blocked');
      if (theirs === 'accepted' || theirs === 'received') await contacts.remove(other, me);
      await outbox.add({ name: 'person.blocked', key: me, payload: { byUserId: me, userId: other } });
    });
  }

  unblock(viewer: Viewer | null, otherId: string): Promise<ContactChange> {
    const { contacts, outbox } = this.options;
    return this.between(viewer, otherId, async ({ me, other, mine, theirs }) => {
      if (mine !== 'blocked') return;
      await contacts.remove(me, other);
      await outbox.add({ name: 'person.unblocked', key: me, payload: { byUserId: me, userId: other } });
      if (theirs === 'requested') await this.deliver(other, me);
    });
  }

  /** Latest first. */
  async page(viewer: Viewer | null, state: ContactState, request: PageRequest): Promise<Connection<ContactRow>> {
    const me = requireViewer(viewer).id;
    const window = readPage(request, position);
    const rows = await this.options.contacts.latest(me, state, window);
    return toConnection(
      rows,
      window,
      ({ since, otherId }): ContactPosition => [since.toISOString(), otherId],
      (row) => row,
    );
  }

  /** What the viewer sees of each relation, in the order of the ids. A declined request has gone from the viewer's sight. */
  async views(viewer: Viewer | null, otherIds: readonly string[]): Promise<(ContactRow | null)[]> {
    const rows = await this.options.contacts.viewsOf(requireViewer(viewer).id, otherIds);
    const byId = new Map(rows.filter(({ state }) => state !== 'declined').map((row) => [row.otherId, row]));
    return otherIds.map((id) => byId.get(id) ?? null);
  }

  /** How pairs of people stand to each other, in the order of the pairs: for other subgraphs. */
  async relations(pairs: readonly { a: string; b: string }[]): Promise<{ blocked: boolean; contacts: boolean }[]> {
    const rows = await this.options.contacts.viewsWithin(pairs.map(({ a, b }) => [a, b]));
    const states = new Map(rows.map(({ ownerId, otherId, state }) => [`${ownerId}/${otherId}`, state]));
    return pairs.map(({ a, b }) => {
      const [mine, theirs] = [states.get(`${a}/${b}`), states.get(`${b}/${a}`)];
      return { blocked: mine === 'blocked' || theirs === 'blocked', contacts: mine === 'accepted' };
    });
  }

  private async between(viewer: Viewer | null, other: string, change: (views: Views) => Promise<void>): Promise<ContactChange> {
    const { atomically, contacts } = this.options;
    const me = requireViewer(viewer).id;
    if (!isId(other)) throw new NotFound('This person');
    if (other === me) throw new BadUserInput('userId', 'This is yourself.');
    await atomically(async () => {
      await contacts.holdPair(me, other);
      await this.holdPeople(me, other);
      const [mine, theirs] = [await contacts.find(me, other), await contacts.find(other, me)];
      await change({ me, other, mine: mine?.state ?? null, theirs: theirs?.state ?? null });
    });
    return { otherId: other };
  }

  private async connect({ me, other }: Views): Promise<void> {
    await this.options.contacts.put(me, other, 'accepted');
    await this.options.contacts.put(other, me, 'accepted');
    await this.announce('contact.accepted', other, me);
  }

  private async deliver(from: string, to: string): Promise<void> {
    await this.options.contacts.put(to, from, 'received');
    await this.announce('contact.requested', from, to);
  }

  private announce(name: 'contact.requested' | 'contact.accepted', fromUserId: string, toUserId: string): Promise<void> {
    return this.options.outbox.add({ name, key: fromUserId, payload: { fromUserId, toUserId } });
  }

  /** Held until the end of the change, so that an erasure of either finds what the change made. */
  private async holdPeople(me: string, other: string): Promise<void> {
    const { people } = this.options;
    await people.hold([me, other]);
    const [person] = await people.byIds([me]);
    if (person === undefined || person.erasedAt !== null) throw new Unauthenticated();
  }

  private async requirePerson(id: string): Promise<Person> {
    const [person] = await this.options.people.byIds([id]);
    if (person === undefined || person.erasedAt !== null) throw new NotFound('This person');
    return person;
  }
}
