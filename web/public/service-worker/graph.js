import { GATEWAY } from './scope.js';

/** As they are registered in schema/operations/web. */
export const OPERATIONS = {
  KeepPushDevice: `mutation KeepPushDevice($input: RegisterPushDeviceInput!) {
  registerPushDevice(input: $input) {
    device {
      id
      name
      registeredAt
    }
  }
}`,
  MarkSomeNotificationsRead: `mutation MarkSomeNotificationsRead($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) {
    unreadCount
    notifications {
      id
      readAt
    }
  }
}`,
};

/**
 * Changes something as whoever is logged in in this browser. The session is renewed once where its token has ended; where nobody is logged in nothing happens.
 * @param {keyof typeof OPERATIONS} operationName
 * @param {Record<string, unknown>} input
 */
export async function change(operationName, input) {
  const body = { operationName, query: OPERATIONS[operationName], variables: { input } };
  if (isRefused(await post('/graphql', body)) && (await post('/auth/refresh', {})).ok) await post('/graphql', body);
}

/** @param {Response} answer */
const isRefused = ({ status }) => status === 401;

/**
 * @param {string} path
 * @param {unknown} body
 */
const post = (path, body) =>
  fetch(GATEWAY + path, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
