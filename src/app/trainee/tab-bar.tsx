import type { LucideIcon } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { PlainButton } from '../shell/button';
import classes from './tab-bar.module.css';

interface Tab<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly urgent?: boolean;
}

interface TabBarProps<T extends string> {
  /** Prefix of the ids that tie tabs and panel together. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly current: T;
  readonly onChange: (tab: T) => void;
}

export function TabBar<T extends string>({ id, label, tabs, current, onChange }: TabBarProps<T>) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex(({ value }) => value === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  };
  return (
    <div className={classes.bar} role="tablist" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ value, label: word, icon: Icon, urgent }) => (
        <PlainButton
          key={value}
          id={`${id}-${value}`}
          className={classes.tab}
          role="tab"
          aria-selected={value === current}
          aria-controls={`${id}-panel`}
          tabIndex={value === current ? 0 : -1}
          data-urgent={urgent || undefined}
          data-testid={`tab-${value}`}
          onClick={() => onChange(value)}
        >
          <Icon size={20} strokeWidth={1.9} aria-hidden="true" />
          <span>{word}</span>
        </PlainButton>
      ))}
    </div>
  );
}
