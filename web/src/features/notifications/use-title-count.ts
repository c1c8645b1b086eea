'use client';
import { useEffect } from 'react';
import { countedTitle, uncountedTitle } from './counted-title.ts';

/** Shows a number before the title of the page, whatever page that is, and on the icon of the installed app. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const mark = () => {
      const marked = countedTitle(uncountedTitle(document.title), count);
      if (document.title !== marked) document.title = marked;
    };
    mark();
    // Going to another page gives the title anew.
    const renamed = new MutationObserver(mark);
    renamed.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => renamed.disconnect();
  }, [count]);
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return;
    // Refused where the app is not installed, and then there is no icon to bear it.
    const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
    shown.catch(() => undefined);
  }, [count]);
}
