'use client';

import { useSyncExternalStore } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { Kbd } from '@/ui/kbd.tsx';
import { Switch } from '@/ui/switch.tsx';
import { isMac } from './is-mac.ts';
import { shownKeys } from './keys.ts';
import type { Shortcut, ShortcutGroup, ShortcutRegistry } from './shortcut-registry.ts';
import { turnSingleKeys, useSingleKeys } from './single-keys.ts';

const GROUPS: readonly ShortcutGroup[] = ['places', 'conversation', 'message', 'writing', 'call'];

interface ShortcutSheetProps {
  isOpen: boolean;
  onClose: () => void;
  registry: ShortcutRegistry;
}

/** All shortcuts that can be used on this page. */
export function ShortcutSheet({ isOpen, onClose, registry }: ShortcutSheetProps) {
  const text = useText();
  const shortcuts = useSyncExternalStore(registry.listen, registry.list, registry.list);
  const singleKeys = useSingleKeys();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('shortcuts.title')} size="large">
      <div className="gap-8 sm:columns-2">
        {GROUPS.map((group) => (
          <Group
            key={group}
            title={text(`shortcuts.${group}`)}
            shortcuts={withoutTwins(shortcuts.filter((each) => each.group === group))}
          />
        ))}
      </div>
      <div className="mt-3 border-line border-t pt-3">
        <Switch
          data-first-focus
          label={text('shortcuts.singleKeys')}
          hint={text('shortcuts.singleKeysHint')}
          checked={singleKeys}
          onChange={({ currentTarget }) => turnSingleKeys(currentTarget.checked)}
        />
      </div>
    </Dialog>
  );
}

function Group({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  const text = useText();
  if (shortcuts.length === 0) return null;
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 font-semibold text-label">{title}</h3>
      <dl>
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className="flex items-center justify-between gap-4 border-line border-b py-1.5 last:border-0">
            <dt className="text-ink-soft text-label">{text(label)}</dt>
            <dd>
              <Kbd keys={shownKeys(keys, isMac())} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Each message of a list may bring the same one. */
function withoutTwins(shortcuts: readonly Shortcut[]): Shortcut[] {
  return [...new Map(shortcuts.map((each) => [each.keys, each])).values()];
}
