import type { KeyboardEvent } from 'react';

/** Up and down, Home and End lead from link to link of a list. */
export function moveAmongLinks(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[href]')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  const next = to === undefined ? undefined : links[Math.min(Math.max(to, 0), links.length - 1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
