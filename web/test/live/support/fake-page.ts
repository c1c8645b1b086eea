import { vi } from 'vitest';

export interface FakePage {
  /** Something happens to the window, or to its document. */
  happens(name: string): void;
  becomes(visibility: DocumentVisibilityState): void;
}

/** The window and the document of a page, as far as what runs in it listens to them. */
export function fakePage(): FakePage {
  const page = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('document', document);
  return {
    happens: (name) => void page.dispatchEvent(new Event(name)),
    becomes(visibility) {
      document.visibilityState = visibility;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}
