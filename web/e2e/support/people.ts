import { randomUUID } from 'node:crypto';
import type { Person as Account } from '@parley/ops/dev/testing/chat';
import type { TestChatWithWeb } from '@parley/ops/dev/testing/chat-with-web';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { RunnerTestCase } from 'vitest';
import { keepEvidence } from './evidence.ts';
import { Person } from './person.ts';

/** Many times what anything takes, for a machine that does much else. */
const PATIENCE_MS = 20_000;

/** The people of one test. Each has a browser context of their own: cookies, storage and connections are not shared. */
export class People {
  private readonly present: Person[] = [];

  constructor(
    private readonly chat: TestChatWithWeb,
    private readonly browser: Browser,
  ) {}

  /** New people of these names, logged in, who have opened nothing yet. */
  async join<const Names extends readonly string[]>(...names: Names): Promise<{ [Index in keyof Names]: Person }> {
    const joined = await Promise.all(names.map(async (name) => this.at(await this.register(name))));
    return joined as { [Index in keyof Names]: Person };
  }

  register(name: string): Promise<Account> {
    return this.chat.register(name, `${name.toLowerCase()}-${randomUUID()}@demo.example`);
  }

  /** A further browser of somebody, logged in. */
  async at(account: Account, options: BrowserContextOptions = {}): Promise<Person> {
    const context = await this.open(options);
    const answer = await context.request.post(`${this.chat.publicGatewayUrl}/auth/log-in`, {
      headers: { origin: this.chat.webUrl },
      data: { email: account.email, password: account.password },
    });
    if (!answer.ok()) throw new Error(`${account.name} could not log in: ${await answer.text()}`);
    return this.sit(account.name, context, account);
  }

  /** Somebody who has no account yet. */
  async stranger(name: string, options: BrowserContextOptions = {}): Promise<Person> {
    return this.sit(name, await this.open(options), null);
  }

  /** Closes what they had open. Fails where the page of one of them complained. */
  async leave(task: Readonly<RunnerTestCase>): Promise<void> {
    const complaining = this.present.filter(({ complaints }) => complaints.unexpected.length > 0);
    for (const person of task.result?.state === 'fail' ? this.present : complaining) await keepEvidence(task, person);
    await Promise.all(this.present.map(({ context }) => context.close()));
    const said = complaining.map(({ name, complaints }) =>
      [`The page of ${name} complained:`, ...complaints.unexpected].join('\n'),
    );
    if (said.length > 0) throw new Error(said.join('\n'));
  }

  private async open(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en', ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }

  private async sit(name: string, context: BrowserContext, account: Account | null): Promise<Person> {
    const person = new Person(name, await context.newPage(), this.chat.webUrl, account);
    this.present.push(person);
    return person;
  }
}
