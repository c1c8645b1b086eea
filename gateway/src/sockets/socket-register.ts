import type { Identified } from '../identity/identity.ts';
import type { Revocation } from '../identity/revocation-list.ts';
import type { Connection } from './connection.ts';

/** All sockets of this process, found by whom and where they are from: so that a revocation asks only those that it may be about. */
export class SocketRegister implements Iterable<Connection> {
  private readonly all = new Set<Connection>();
  private readonly people = new Index<Connection>();
  private readonly sessions = new Index<Connection>();
  private readonly addresses = new Map<string, number>();
  /** Those of whom it is not known yet who they are from. */
  private readonly waitingOnes = new Set<Connection>();

  get size(): number {
    return this.all.size;
  }

  get waiting(): number {
    return this.waitingOnes.size;
  }

  fromAddress(address: string): number {
    return this.addresses.get(address) ?? 0;
  }

  ofPerson(id: string): number {
    return this.people.of(id).size;
  }

  add(connection: Connection): void {
    const { address } = connection.client;
    this.all.add(connection);
    this.waitingOnes.add(connection);
    this.addresses.set(address, this.fromAddress(address) + 1);
  }

  /** Notes who it is from, at first and again when its credential is renewed. */
  identify(connection: Connection, identified: Identified | null): void {
    this.waitingOnes.delete(connection);
    this.forget(connection);
    connection.identified = identified;
    if (identified === null) return;
    this.people.add(identified.viewer.id, connection);
    this.sessions.add(identified.viewer.sessionId, connection);
  }

  delete(connection: Connection): void {
    if (!this.all.delete(connection)) return;
    this.waitingOnes.delete(connection);
    this.forget(connection);
    const { address } = connection.client;
    const left = this.fromAddress(address) - 1;
    if (left > 0) this.addresses.set(address, left);
    else this.addresses.delete(address);
  }

  /** Those that this may be about. */
  concernedBy({ subject }: Revocation): readonly Connection[] {
    const id = subject.slice(subject.indexOf(':') + 1);
    return [...(subject.startsWith('session:') ? this.sessions : this.people).of(id)];
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.all.values();
  }

  private forget(connection: Connection): void {
    if (connection.identified === null) return;
    this.people.delete(connection.identified.viewer.id, connection);
    this.sessions.delete(connection.identified.viewer.sessionId, connection);
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
