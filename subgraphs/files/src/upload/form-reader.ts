import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Passport } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import processRequest from 'graphql-upload/processRequest.mjs';
import { asRefusal, MOST_FILES } from './incoming-file.ts';
import { createTurns } from './turns.ts';

export interface FormReaderOptions {
  /** While so many are read, others wait unread. */
  atOnce: number;
  /** A file that is longer is cut off, so that it is found to be too long. */
  fileBytes: number;
}

const FIELD_BYTES = 4_194_304;
const PER_PERSON = 4;

/**
 * Reads the operation of a form, whose files come after it. graphql-upload writes them to temporary files as they come in, whether somebody
 * reads them or not, and takes these away with the answer: so they take as much room as so many forms at once may bring.
 */
export function createFormReader({ atOnce, fileBytes }: FormReaderOptions) {
  const turns = createTurns({ atOnce, perPerson: PER_PERSON });
  return async (request: IncomingMessage, response: ServerResponse, { viewer }: Passport): Promise<unknown> => {
    const { id } = requireViewer(viewer, 'files:write');
    // Node forgets a request that is answered before it was read; graphql-upload would wait for its end for ever.
    const { socket } = request;
    const gone = () => request.destroy();
    socket.once('close', gone);
    request.once('close', () => socket.off('close', gone));
    await turns.take(id, response);
    try {
      // The reader cuts off one byte below its limit, and the store refuses one byte above ours.
      const limits = { maxFieldSize: FIELD_BYTES, maxFileSize: fileBytes + 2, maxFiles: MOST_FILES };
      return await processRequest(request, response, limits);
    } catch (error) {
      throw asRefusal(error);
    }
  };
}
