import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface ProfileProvider extends AsyncDisposable {
  /** For EXTERNAL_PROFILE_URL. */
  url: string;
  /** What was asked for, in order. */
  asked: { path: string; authorization: string | undefined }[];
  behave(behaviour: Behaviour): void;
}

/** A real HTTP server in the place of a company's directory, which can be made to misbehave. */
export async function startProfileProvider(behaviour: Behaviour): Promise<ProfileProvider> {
  const asked: ProfileProvider['asked'] = [];
  let present = behaviour;
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
    present(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/people/{id}`,
    asked,
    behave(behaviour) {
      present = behaviour;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const tells =
  (profile: unknown): Behaviour =>
  (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(profile));
  };

export const fails =
  (status = 500): Behaviour =>
  (_request, response) => {
    response.statusCode = status;
    response.end('{}');
  };

export const hangs: Behaviour = () => undefined;

/** Begins an answer and does not end it. */
export const stalls: Behaviour = (_request, response) => {
  response.write('{"title":');
};
