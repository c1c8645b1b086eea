/** Whether a member looks after a conversation: its owners and admins, and the agents of a business chat. */
export const manages = (role: string | undefined): boolean => role === 'OWNER' || role === 'ADMIN' || role === 'AGENT';
