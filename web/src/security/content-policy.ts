export interface ContentPolicyOptions {
  nonce: string;
  /** The origin of the gateway, as browsers reach it. */
  gateway: string;
  /** React explains errors by eval while one develops. */
  isDevelopment: boolean;
}

/** What a page may load: scripts that bear the nonce and what they bring, and nothing of other origins but the gateway's. */
export function contentPolicy({ nonce, gateway, isDevelopment }: ContentPolicyOptions): string {
  const sockets = gateway.replace(/^http/, 'ws');
  const directives = {
    'default-src': "'none'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': `'self' data: blob: ${gateway}`,
    'media-src': `'self' blob: ${gateway}`,
    'font-src': "'self'",
    'connect-src': `'self' ${gateway} ${sockets}`,
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
