import type { Person as Account } from '@parley/ops/dev/testing/chat';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { Complaints } from './complaints.ts';
import { Conversation } from './conversation.ts';

/** Somebody in front of a browser of their own. They find things as people do, by their names and what they are for. */
export class Person {
  readonly complaints: Complaints;
  /** The conversation that is open. */
  readonly conversation: Conversation;
  /** The thread that is open beside it. */
  readonly thread: Conversation;

  constructor(
    readonly name: string,
    readonly page: Page,
    readonly webUrl: string,
    /** Null for who has none yet. */
    private readonly known: Account | null,
  ) {
    this.complaints = new Complaints(page);
    this.conversation = new Conversation(page, page.getByRole('main'));
    this.thread = new Conversation(page, page.getByRole('complementary', { name: 'Thread' }));
  }

  /** For what a test arranges by the graph. */
  get account(): Account {
    if (this.known === null) throw new Error(`${this.name} has no account.`);
    return this.known;
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  async goesTo(path: string): Promise<void> {
    await this.page.goto(this.webUrl + path);
  }

  /** The list of conversations, a row of which is found by its name. */
  listed(name: string): Locator {
    return this.page.getByRole('region', { name: 'Conversations' }).getByRole('link', { name });
  }

  async opens(conversation: string): Promise<void> {
    await this.listed(conversation).click();
    await this.conversation.isOpen(conversation);
  }

  async says(text: string): Promise<void> {
    await this.conversation.write(text);
    await this.conversation.send();
  }

  async sees(text: string): Promise<void> {
    await this.conversation.message(text).waitFor();
  }

  /** Waits until the page says this somewhere. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  }

  async follows(name: string): Promise<void> {
    await this.page.getByRole('link', { name, exact: true }).click();
  }

  async fills(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(value);
  }
}
