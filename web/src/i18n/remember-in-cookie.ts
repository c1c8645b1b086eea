const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps a wish of this browser for a year, where the server sees it with the next page. */
export function rememberInCookie(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store, and none has it outside of secure contexts.
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
}
