import type { Locator, Page } from 'playwright-core';

/** What is said in a pane, and where one says something: a conversation's, or a thread's. */
export class Conversation {
  constructor(
    private readonly page: Page,
    private readonly pane: Locator,
  ) {}

  get messages(): Locator {
    return this.pane.getByRole('log').getByRole('article');
  }

  get field(): Locator {
    return this.pane.getByRole('combobox', { name: 'Message', exact: true });
  }

  /** The message that says this. */
  message(text: string): Locator {
    return this.messages.filter({ hasText: text });
  }

  async isOpen(name: string): Promise<void> {
    await this.pane.getByRole('heading', { name, exact: true }).waitFor();
    await this.field.waitFor();
  }

  async write(text: string): Promise<void> {
    await this.field.fill(text);
  }

  async send(): Promise<void> {
    await this.pane.getByRole('button', { name: 'Send', exact: true }).click();
  }

  /** Presses one of the buttons that a message shows when it is pointed at: the first one that says this, before those that quote it. */
  async act(text: string, action: string): Promise<void> {
    const message = this.message(text).first();
    await message.hover();
    await message.getByRole('button', { name: action, exact: true }).click();
  }

  /** Chooses from the menu of what else can be done with a message. */
  async choose(text: string, action: string): Promise<void> {
    await this.act(text, 'More');
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** How its people read the messages of the pane, from the first that is drawn to the last. */
  async transcript(): Promise<string[]> {
    const texts = await this.messages.locator('.message-text').allTextContents();
    return texts.map((text) => text.trim());
  }
}
