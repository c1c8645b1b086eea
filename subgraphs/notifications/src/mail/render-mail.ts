import { htmlMail } from './html-mail.ts';
import type { MailContent, RenderedMail } from './mail-content.ts';
import { textMail } from './text-mail.ts';
import { subjectLine } from './words-of-others.ts';

/** The same as text and as a page. `house` is the name under which mails go out. */
export function renderMail(content: MailContent, house: string): RenderedMail {
  return { subject: subjectLine(content.subject), text: textMail(content), html: htmlMail(content, house) };
}
