/** What the codes of errors mean to a person. */
export const problems = {
  UNAUTHENTICATED: 'Please log in again.',
  FORBIDDEN: 'You may not do this.',
  NOT_FOUND: 'This is not there any more.',
  BAD_USER_INPUT: 'Something in it is not right: {message}',
  CONFLICT: '{message}',
  RATE_LIMITED: 'That was too often. Please wait a moment.',
  UNAVAILABLE: 'This does not work at the moment. Please try again soon.',
  NETWORK: 'The server cannot be reached. Check your connection.',
  INTERNAL: 'Something went wrong. Please try again.',
  pageTitle: 'Something went wrong',
  pageText: 'The page could not be shown. Nothing of yours is lost.',
  notFoundTitle: 'There is nothing here',
  notFoundText: 'The page does not exist, or you may not see it.',
  home: 'To the start page',
} as const;
