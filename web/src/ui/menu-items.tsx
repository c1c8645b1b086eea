'use client';

import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { useCloseMenu } from './menu-popup.tsx';

const ITEM_CLASS = classNames(
  'flex min-h-control-small w-full select-none items-center gap-2.5 rounded-mark px-2.5 py-1 text-start text-body outline-none [&_svg]:size-[1.125rem] [&_svg]:shrink-0',
  'focus:bg-hover aria-disabled:opacity-50 forced-colors:focus:outline-2',
);

export interface MenuItemProps {
  icon?: ReactNode;
  children: ReactNode;
  /** The keys that do the same. */
  keys?: string;
  isDangerous?: boolean;
  isDisabled?: boolean;
  onSelect: () => void;
}

export function MenuItem({ icon, children, keys, isDangerous, isDisabled, onSelect }: MenuItemProps) {
  return (
    <Item
      role="menuitem"
      isDisabled={isDisabled}
      onSelect={onSelect}
      className={isDangerous ? 'text-danger-ink' : '[&_svg]:text-ink-soft'}
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </Item>
  );
}

export interface MenuChoiceProps {
  /** `radio`: one of its group; `check`: on or off by itself. */
  kind?: 'radio' | 'check';
  isChosen: boolean;
  children: ReactNode;
  isDisabled?: boolean;
  onSelect: () => void;
}

export function MenuChoice({ kind = 'check', isChosen, children, isDisabled, onSelect }: MenuChoiceProps) {
  return (
    <Item
      role={kind === 'radio' ? 'menuitemradio' : 'menuitemcheckbox'}
      isChosen={isChosen}
      isDisabled={isDisabled}
      onSelect={onSelect}
    >
      <Check aria-hidden className={classNames('text-accent-ink', !isChosen && 'invisible')} />
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Item>
  );
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a menu
    <div role="group" aria-labelledby={id}>
      <div id={id} className="px-2.5 pt-1.5 pb-1 font-medium text-caption text-ink-soft">
        {label}
      </div>
      {children}
    </div>
  );
}

export function MenuDivider() {
  return <hr className="my-1 border-line" />;
}

interface ItemProps {
  role: 'menuitem' | 'menuitemradio' | 'menuitemcheckbox';
  isChosen?: boolean;
  isDisabled: boolean | undefined;
  onSelect: () => void;
  className?: string;
  children: ReactNode;
}

function Item({ role, isChosen, isDisabled = false, onSelect, className, children }: ItemProps) {
  const close = useCloseMenu();
  const select = () => {
    if (isDisabled) return;
    close();
    onSelect();
  };
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: only those that can be chosen have it
    <button
      type="button"
      role={role}
      aria-checked={isChosen}
      aria-disabled={isDisabled || undefined}
      tabIndex={-1}
      onClick={select}
      className={classNames(ITEM_CLASS, className)}
    >
      {children}
    </button>
  );
}
