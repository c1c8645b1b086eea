import type { ConsoleMessage, Page } from 'playwright-core';

/** What a page says against itself: errors in its console, among them what its content policy refused, and errors that nothing caught. */
export class Complaints {
  private readonly said: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(page: Page) {
    page.on('console', (message) => message.type() === 'error' && this.said.push(described(message)));
    page.on('pageerror', (error) => this.said.push(error.stack ?? error.message));
  }

  /** For a test in which something fails on purpose. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  get unexpected(): string[] {
    return this.said.filter((said) => !this.expected.some((pattern) => pattern.test(said)));
  }
}

const described = (message: ConsoleMessage) => `${message.text()} at ${message.location().url}`;
