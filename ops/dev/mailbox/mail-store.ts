import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Mail, readMail } from './mail.ts';

const KEPT = 500;
const ID = /^\d{15}-[0-9a-f]{12}$/;

/** Mails as .eml files in one folder, which any mail program opens. Only the newest stay. */
export interface MailStore {
  keep(source: Buffer): Promise<void>;
  /** Newest first. With an address, those that were sent to it. */
  newest(limit: number, to?: string): Promise<Mail[]>;
  find(id: string): Promise<Mail | null>;
}

export async function openMailStore(folder: string): Promise<MailStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const cutShort = (await readdir(folder)).filter((name) => name.endsWith('.part'));
  for (const name of cutShort) await rm(join(folder, name), { force: true });
  let last = 0;

  const ids = async () => {
    const names = await readdir(folder);
    const found = names.filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -4));
    return found
      .filter((id) => ID.test(id))
      .sort()
      .reverse();
  };
  const fileOf = (id: string) => join(folder, `${id}.eml`);
  const find = async (id: string) => {
    if (!ID.test(id)) return null;
    const source = await readFile(fileOf(id)).catch(() => null);
    return source && readMail(id, source);
  };

  return {
    find,
    async keep(source) {
      // Ids sort by time, and mails of one millisecond by the order in which they came.
      last = Math.max(last + 1, Date.now());
      const id = `${String(last).padStart(15, '0')}-${randomBytes(6).toString('hex')}`;
      await writeFile(join(folder, `${id}.part`), source, { mode: 0o600 });
      await rename(join(folder, `${id}.part`), fileOf(id));
      for (const old of (await ids()).slice(KEPT)) await rm(fileOf(old), { force: true });
    },
    async newest(limit, to) {
      const mails: Mail[] = [];
      for (const id of await ids()) {
        if (mails.length >= limit) break;
        const mail = await find(id);
        if (mail !== null && (to === undefined || mail.to.includes(to.toLowerCase()))) mails.push(mail);
      }
      return mails;
    },
  };
}
