/** Under which the page keeps the call that it is in. */
export const CALL_KEY = 'parley-call';

/** Whether the page may have a call to come back to: asked before anything of calls is loaded. */
export const remembersCall = (storage: Pick<Storage, 'getItem'>): boolean => storage.getItem(CALL_KEY) !== null;
