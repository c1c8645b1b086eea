import type { CombinedError } from '@urql/core';

/** The stable code of what the graph refused; NETWORK where nobody answered. */
export function codeOf(error: CombinedError): string {
  const code = error.graphQLErrors[0]?.extensions['code'];
  if (typeof code === 'string') return code;
  return error.networkError === undefined ? 'INTERNAL' : 'NETWORK';
}

/** The input field that a BAD_USER_INPUT is about, as a path such as `input.password`; null where it is about none. */
export function fieldOf(error: CombinedError): string | null {
  const field = error.graphQLErrors[0]?.extensions['field'];
  return typeof field === 'string' ? field : null;
}
