import type { Viewer } from '@parley/kit/passport';
import type { Identified } from '../identity/identity.ts';
import type { Revocations } from '../identity/revocations.ts';
import { CLOSE } from './close-codes.ts';
import type { Connection } from './connection.ts';
import { type Entrance, SocketRefused } from './entrance.ts';
import type { RenewalTickets } from './renewal-ticket.ts';
import type { SocketRegister } from './socket-register.ts';

export interface WelcomeOptions {
  register: SocketRegister;
  entrance: Entrance;
  tickets: RenewalTickets;
  revocations: Revocations | null;
}

type Payload = Readonly<Record<string, unknown>>;

/** Who a socket is from: at its beginning, and whenever its credential is renewed. Whoever may not go on is told why, and ended. */
export function createWelcome({ register, entrance, tickets, revocations }: WelcomeOptions) {
  const orEnd = async <Outcome>(connection: Connection, work: () => Promise<Outcome>): Promise<Outcome | false> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SocketRefused) connection.end(error.close, error.message);
      else connection.fail(error);
      return false;
    }
  };

  const settle = (connection: Connection, identified: Identified | null): boolean => {
    if (!connection.open) return false;
    // It may have been revoked while it was read, before the register knew of it.
    if (identified !== null && revocations?.include(identified)) throw new SocketRefused(CLOSE.unauthorized, 'revoked');
    register.identify(connection, identified);
    return true;
  };

  const read = async (connection: Connection, { authorization, ticket }: Payload): Promise<Identified | null> => {
    if (typeof ticket !== 'string') return entrance.byAuthorization(authorization, connection.nextRequestId());
    const identified = tickets.read(ticket);
    if (identified === null) throw new SocketRefused(CLOSE.unauthorized);
    return identified;
  };

  return {
    /** False when the socket was ended. */
    welcome: (connection: Connection, params: Payload | undefined): Promise<boolean> =>
      orEnd(connection, async () => {
        const handshake = connection.takeHandshake();
        if (handshake === null) return false;
        const identified = await entrance.enter(handshake, params, connection.nextRequestId());
        if (identified !== null && !register.hasRoomFor(identified.viewer.id)) {
          throw new SocketRefused(CLOSE.tooManySockets);
        }
        return settle(connection, identified);
      }),

    /** Takes a new credential of the same person for an open socket. While none can be read the old one goes on. */
    async renew(connection: Connection, payload: Payload): Promise<void> {
      if (payload['authorization'] === undefined && payload['ticket'] === undefined) return;
      connection.renewalsAsked += 1;
      const turn = connection.renewalsAsked;
      await orEnd(connection, async () => {
        const identified = await read(connection, payload).catch((error) => {
          if (error instanceof SocketRefused && error.close === CLOSE.unavailable) return undefined;
          throw error;
        });
        if (identified === undefined) return;
        const before = connection.identified?.viewer;
        if (before === undefined || identified === null || identified.viewer.id !== before.id) {
          throw new SocketRefused(CLOSE.forbidden, 'another person');
        }
        // One that was asked for later may have been answered sooner.
        if (turn < connection.renewalTaken) return;
        connection.renewalTaken = turn;
        if (!settle(connection, identified) || mayTheSame(before, identified.viewer)) return;
        for (const operation of connection.operations.values()) operation.renew(identified.viewer);
      });
    },
  };
}

function mayTheSame(one: Viewer, other: Viewer): boolean {
  const facts = ({ sessionId, roles, scopes }: Viewer) => JSON.stringify([sessionId, roles, scopes]);
  return facts(one) === facts(other);
}
