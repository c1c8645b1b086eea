import type { IncomingMessage, ServerResponse } from 'node:http';
import { Unavailable } from '@parley/kit/errors';
import processRequest from 'graphql-upload/processRequest.mjs';
import { asRefusal } from './incoming-file.ts';

export interface FormReaderOptions {
  /** While so many are read, others wait unread. */
  atOnce: number;
  /** A file that is longer is cut off, so that it is found to be too long. */
  fileBytes: number;
}

const FIELD_BYTES = 4_194_304;
const MOST_FILES = 100;

/**
 * Reads the operation of a form, whose files come after it. graphql-upload writes them to temporary files as they come in, whether somebody
 * reads them or not, and takes these away with the answer: so they take as much room as so many forms at once may bring.
 */
export function createFormReader({ atOnce, fileBytes }: FormReaderOptions) {
  let free = atOnce;
  const waiting = new Set<() => void>();

  const enter = async (response: ServerResponse): Promise<void> => {
    if (free === 0) {
      await new Promise<void>((resolve, reject) => {
        waiting.add(resolve);
        response.once('close', () => {
          if (waiting.delete(resolve)) reject(new Unavailable('The upload'));
        });
      });
    } else free -= 1;
    response.once('close', leave);
  };
  const leave = () => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else {
      waiting.delete(next);
      next();
    }
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    // Node forgets a request that is answered before it was read; graphql-upload would wait for its end for ever.
    const { socket } = request;
    const gone = () => request.destroy();
    socket.once('close', gone);
    request.once('close', () => socket.off('close', gone));
    await enter(response);
    try {
      // The reader cuts off one byte below its limit, and the store refuses one byte above ours.
      const limits = { maxFieldSize: FIELD_BYTES, maxFileSize: fileBytes + 2, maxFiles: MOST_FILES };
      return await processRequest(request, response, limits);
    } catch (error) {
      throw asRefusal(error);
    }
  };
}
