/** What a mail says, whatever it looks like. */
export interface MailContent {
  subject: string;
  parts: readonly MailPart[];
  /** What stands below, in smaller print. */
  notes: readonly string[];
  /** What the reader can do about mails like this one. */
  ways: readonly MailLink[];
}

export interface MailLink {
  label: string;
  url: string;
}

export type MailPart =
  | { kind: 'paragraph'; text: string }
  /** What the reader is asked to open. */
  | { kind: 'button'; link: MailLink }
  /** Something that somebody did, and what they said by it. */
  | { kind: 'deed'; told: Phrase; said: string | null; at: string; link: MailLink };

/** A sentence of ours in which words of others stand. They are told apart wherever they are shown, so that nobody speaks in our name. */
export type Phrase = readonly (string | { others: string })[];

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}
