import type { Viewer } from '@parley/kit/passport';
import DataLoader from 'dataloader';
import type { ContactRow, ContactService } from './contact.service.ts';

export type ContactLoader = DataLoader<string, ContactRow | null>;

/** How the viewer stands to others. It remembers nothing: an operation of several mutations sees each of its changes. */
export function createContactLoader(contacts: ContactService, viewer: Viewer | null): ContactLoader {
  return new DataLoader((otherIds) => contacts.views(viewer, otherIds), { cache: false });
}
