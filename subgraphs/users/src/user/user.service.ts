import { readText } from '@parley/kit/bounded-text';
import { Unauthenticated } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import type { RateLimiter } from '@parley/kit/rate-limit';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import { emailKey } from '../account/email.ts';
import type { FoundPosition, PersonStore } from './person.store.ts';
import { isAdmin, maySeePrivatePart, type Person } from './person.ts';

const LONGEST_SEARCH = 100;
/** What a database cannot read at all. */
const NO_NAME = /[\p{Cc}\p{Cs}]/u;
/** More than anyone types. A letter or two fit so many names that looking through them costs much. */
const SEARCHES = { burst: 60, everySeconds: 1 };
/** Nobody may try out a list of addresses. */
const SEARCHES_BY_EMAIL = { burst: 20, everySeconds: 10 };
const position: z.ZodType<FoundPosition> = z.tuple([z.int().min(0).max(10_000), z.string().regex(/^\P{Cc}{0,1000}$/u), z.uuid()]);

export class UserService {
  constructor(
    private readonly people: PersonStore,
    private readonly limiter: RateLimiter,
  ) {}

  async viewer(viewer: Viewer | null): Promise<Person> {
    const [person] = await this.people.byIds([requireViewer(viewer).id]);
    if (person === undefined || person.erasedAt !== null) throw new Unauthenticated();
    return person;
  }

  async find(viewer: Viewer | null, id: string): Promise<Person | null> {
    requireViewer(viewer);
    const [person] = await this.byIds([id]);
    return person ?? null;
  }

  /** In the order of the ids, null for who does not exist. Whoever has an id may know the public part: messages name their senders by it. */
  async byIds(ids: readonly string[]): Promise<(Person | null)[]> {
    const found = await this.people.byIds(ids.filter(isId));
    const byId = new Map(found.map((person) => [person.id, person]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** In the order of the names: who bears each, nobody for a name that nobody could have. */
  async idsByNames(names: readonly string[]): Promise<string[][]> {
    const possible = names.filter((name) => name.length <= LONGEST_SEARCH && !NO_NAME.test(name));
    const found = await this.people.idsByNames(possible);
    return names.map((name) => found.get(name) ?? []);
  }

  /** What only the person and ADMIN may see: the person again, or null for anyone else. */
  privatePartOf(viewer: Viewer | null, person: Person): Person | null {
    return maySeePrivatePart(requireViewer(viewer), person) ? person : null;
  }

  /** Best matches first. By e-mail only exactly, and only who allows it; ADMIN finds everyone. */
  async search(viewer: Viewer | null, search: string, request: PageRequest): Promise<Connection<Person>> {
    const present = requireViewer(viewer);
    const words = readText('search', search, { shortest: 1, longest: LONGEST_SEARCH });
    await this.limiter.take(`search:${present.id}`, SEARCHES);
    const byEmail = words.includes('@');
    if (byEmail) await this.limiter.take(`search-by-email:${present.id}`, SEARCHES_BY_EMAIL);
    const window = readPage(request, position);
    const found = await this.people.search(
      { words, emailKey: byEmail ? emailKey(words) : null, hidden: isAdmin(present) },
      window,
    );
    return toConnection(
      found,
      window,
      ({ position }) => position,
      ({ person }) => person,
    );
  }
}
