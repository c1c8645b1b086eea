export interface DemoPerson {
  name: string;
  email: string;
  role?: 'ADMIN' | 'AGENT';
  bio: string;
}

/** Becomes ADMIN by FIRST_ADMIN_EMAIL when the address is verified, as the first one of a real deployment does. */
export const DEMO_ADMIN: DemoPerson = {
  name: 'Iris Example',
  email: 'admin@demo.example',
  role: 'ADMIN',
  bio: 'Keeps the demo in order.',
};

/** Nobody real: all of them are called Example, at a domain that cannot exist. */
export const demoPeople: readonly DemoPerson[] = [
  DEMO_ADMIN,
  { name: 'Otto Example', email: 'agent@demo.example', role: 'AGENT', bio: 'Answers customers.' },
  { name: 'Ada Example', email: 'ada@demo.example', bio: 'Writes to Bob.' },
  { name: 'Bob Example', email: 'bob@demo.example', bio: 'Writes back to Ada.' },
  { name: 'Cleo Example', email: 'cleo@demo.example', bio: 'Reads everything.' },
  { name: 'Dan Example', email: 'dan@demo.example', bio: 'Comes and goes.' },
];
