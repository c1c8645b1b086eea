import type { Identified } from '../identity/identity.ts';
import type { Revocation } from '../identity/revocation-list.ts';
import type { Connection } from './connection.ts';
import { networkOf } from './network.ts';
import { Person, type PersonLimits } from './person.ts';

/** All sockets of this process, found by whom and where they are from: so that a revocation asks only those that it may be about. */
export class SocketRegister implements Iterable<Connection> {
  private readonly all = new Set<Connection>();
  private readonly people = new Map<string, Person>();
  /** Nobody's sockets, by where they are from: the limits of a person are those of all strangers of one address. */
  private readonly strangers = new Map<string, Person>();
  private readonly sessions = new Index<Connection>();
  private readonly addresses = new Map<string, number>();
  /** Those of whom it is not known yet who they are from. */
  private readonly waitingOnes = new Set<Connection>();

  constructor(private readonly limits: PersonLimits) {}

  get size(): number {
    return this.all.size;
  }

  get waiting(): number {
    return this.waitingOnes.size;
  }

  fromAddress(address: string): number {
    return this.addresses.get(networkOf(address)) ?? 0;
  }

  /** Whether the person may have one more. */
  hasRoomFor(id: string): boolean {
    return (this.people.get(id)?.connections.length ?? 0) < this.limits.sockets;
  }

  add(connection: Connection): void {
    const network = networkOf(connection.client.address);
    this.all.add(connection);
    this.waitingOnes.add(connection);
    this.addresses.set(network, (this.addresses.get(network) ?? 0) + 1);
  }

  /** Notes who it is from, at first and again when its credential is renewed: then the person is the same. */
  identify(connection: Connection, identified: Identified | null): void {
    this.waitingOnes.delete(connection);
    this.leaveSession(connection);
    connection.identified = identified;
    if (identified !== null) this.sessions.add(identified.viewer.sessionId, connection);
    if (connection.person !== null) return;
    if (identified === null) this.join(this.strangers, networkOf(connection.client.address), connection);
    else this.join(this.people, identified.viewer.id, connection);
  }

  delete(connection: Connection): void {
    if (!this.all.delete(connection)) return;
    this.waitingOnes.delete(connection);
    this.leaveSession(connection);
    this.leavePerson(connection);
    const network = networkOf(connection.client.address);
    const left = (this.addresses.get(network) ?? 0) - 1;
    if (left > 0) this.addresses.set(network, left);
    else this.addresses.delete(network);
  }

  /** Those that this may be about. */
  concernedBy({ subject }: Revocation): readonly Connection[] {
    const id = subject.slice(subject.indexOf(':') + 1);
    return [...(subject.startsWith('session:') ? this.sessions.of(id) : (this.people.get(id)?.connections ?? []))];
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.all.values();
  }

  private leaveSession(connection: Connection): void {
    if (connection.identified !== null) this.sessions.delete(connection.identified.viewer.sessionId, connection);
  }

  private join(among: Map<string, Person>, key: string, connection: Connection): void {
    const person = among.get(key) ?? new Person(this.limits);
    among.set(key, person);
    person.join(connection);
    connection.person = person;
  }

  private leavePerson(connection: Connection): void {
    const { identified, person } = connection;
    if (person === null) return;
    person.leave(connection);
    if (person.connections.length > 0) return;
    if (identified === null) this.strangers.delete(networkOf(connection.client.address));
    else this.people.delete(identified.viewer.id);
  }
}

/** Most keys have one value, and there may be very many of them: a set is made for the second one only. */
class Index<Value extends object> {
  private readonly values = new Map<string, Value | Set<Value>>();

  of(key: string): ReadonlySet<Value> {
    const known = this.values.get(key);
    if (known instanceof Set) return known;
    return new Set(known === undefined ? [] : [known]);
  }

  add(key: string, value: Value): void {
    const known = this.values.get(key);
    if (known === undefined) this.values.set(key, value);
    else if (known instanceof Set) known.add(value);
    else if (known !== value) this.values.set(key, new Set([known, value]));
  }

  delete(key: string, value: Value): void {
    const known = this.values.get(key);
    if (known === value) this.values.delete(key);
    else if (known instanceof Set && known.delete(value) && known.size === 0) this.values.delete(key);
  }
}
