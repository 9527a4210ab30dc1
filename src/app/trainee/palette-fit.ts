import { type CSSProperties, type RefObject, useEffect, useState } from 'react';
import type { ActionDef, ActionGroup } from '../../encounter';
import { useLanguage } from '../i18n/use-text';
import { columnWidths, HANZI, labelWidth, SMALL_HANZI } from './palette-columns';
import { useLayout, useLowScreen, useSmallDesk } from './use-layout';

const GROUP_GAP = 14;
const BUTTON_GAP = 6;
const total = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width + BUTTON_GAP, -BUTTON_GAP);

interface PaletteFit {
  /** Not every label fits on its line. */
  readonly tight: boolean;
  readonly group: (members: readonly ActionDef[]) => CSSProperties;
  readonly buttons: (members: readonly ActionDef[]) => CSSProperties;
}

/** Two rows of actions where every label fits, more where it would be cut. */
export function usePaletteFit(
  bar: RefObject<HTMLElement | null>,
  actions: readonly ActionDef[],
  groups: readonly ActionGroup[],
): PaletteFit {
  const language = useLanguage();
  const layout = useLayout();
  const small = useSmallDesk();
  // On a low screen a fourth row would push the stage below its least height.
  const flat = useLowScreen();
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    if (!bar.current) return;
    const watcher = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? Number.POSITIVE_INFINITY));
    watcher.observe(bar.current);
    return () => watcher.disconnect();
  }, [bar]);

  const widths = (members: readonly ActionDef[]): readonly number[] =>
    members.map(({ label }) => labelWidth(label[language], language, small ? SMALL_HANZI : HANZI));
  const needs = (rows: number): number =>
    groups
      .map((group) => actions.filter((action) => action.group === group))
      .filter((members) => members.length > 0)
      .reduce((sum, members) => sum + total(columnWidths(widths(members), rows)) + GROUP_GAP, -GROUP_GAP);
  // Phones and tablets have two columns whatever the labels; the stylesheet lays them out.
  if (layout !== 'wide') return { tight: false, group: () => ({}), buttons: () => ({}) };
  const fitting = [2, 3].find((count) => needs(count) <= room);
  const rows = fitting ?? (flat ? 3 : 4);
  return {
    tight: fitting === undefined && needs(rows) > room,
    group: (members) => ({ flexGrow: total(columnWidths(widths(members), rows)) }),
    buttons: (members) => ({
      gridTemplateColumns: columnWidths(widths(members), rows)
        .map((width) => `minmax(0, ${width}fr)`)
        .join(' '),
    }),
  };
}
