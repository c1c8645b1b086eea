import sanitizeHtml from 'sanitize-html';

/** All that may stand in the HTML of a message. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'a', 'span'],
    ...['ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel', 'target'],
    code: ['class'],
    span: ['class', 'data-user-id'],
    ol: ['start'],
    th: ['style'],
    td: ['style'],
  },
  allowedClasses: { code: [/^language-[\w+#-]{1,40}$/], span: ['mention'] },
  allowedStyles: { '*': { 'text-align': [/^(left|right|center)$/] } },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
  transformTags: {
    a: (tagName, { href = '' }) => ({
      tagName,
      attribs: { ...(leadsOutside(href) ? { href } : {}), rel: 'noopener noreferrer nofollow ugc', target: '_blank' },
    }),
  },
};

/** A link says in full where it leads: a relative one would lead to wherever the reader happens to be. */
export function leadsOutside(url: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(url);
}

export function sanitise(html: string): string {
  return sanitizeHtml(html, ALLOWED);
}
