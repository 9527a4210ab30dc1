import { type KeyboardEvent, useRef, useState } from 'react';
import type { ActionDef, ActionGroup } from '../../encounter';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { PlainButton } from '../shell/button';
import { actionIcon } from './action-icons';
import classes from './action-palette.module.css';
import { usePaletteFit } from './palette-fit';

const GROUPS: readonly ActionGroup[] = ['body', 'things', 'report', 'emergency'];

interface ActionPaletteProps {
  readonly actions: readonly ActionDef[];
  /** What the worker's body is doing: that action is shown as current. */
  readonly current: string | null;
  readonly onAct: (action: string) => void;
  readonly groups?: readonly ActionGroup[];
}

/** One stop for the tab key; arrows, Home and End go from action to action. */
export function ActionPalette({ actions, current, onAct, groups = GROUPS }: ActionPaletteProps) {
  const { t } = useTranslation();
  const text = useText();
  const bar = useRef<HTMLDivElement>(null);
  const fit = usePaletteFit(bar, actions, groups);
  const ordered = groups.flatMap((group) => actions.filter((action) => action.group === group));
  const [stop, setStop] = useState<string | null>(null);
  const entry = ordered.some(({ id }) => id === stop) ? stop : ordered[0]?.id;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const target = neighbour(buttons, document.activeElement, event.key);
    if (!target) return;
    event.preventDefault();
    setStop(target.dataset.action ?? null);
    target.focus();
  };

  return (
    <div
      ref={bar}
      className={classes.palette}
      role="toolbar"
      aria-label={t('desk.actions')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      data-groups={groups.length}
      data-tight={fit.tight || undefined}
    >
      {groups.map((group) => {
        const members = ordered.filter((action) => action.group === group);
        return members.length === 0 ? null : (
          <fieldset key={group} data-group={group} className={classes.group} style={fit.group(members)}>
            <legend className={classes.legend}>{t(`desk.group.${group}`)}</legend>
            <div className={classes.buttons} style={fit.buttons(members)}>
              {members.map((action) => {
                const Icon = actionIcon(action.icon);
                return (
                  <PlainButton
                    key={action.id}
                    className={classes.action}
                    data-action={action.id}
                    title={text(action.label)}
                    data-testid={`do-${action.id}`}
                    data-emergency={group === 'emergency' || undefined}
                    aria-current={action.id === current || undefined}
                    tabIndex={action.id === entry ? 0 : -1}
                    onFocus={() => setStop(action.id)}
                    onClick={() => onAct(action.id)}
                  >
                    <Icon size={17} strokeWidth={1.9} aria-hidden="true" />
                    <span>{text(action.label)}</span>
                  </PlainButton>
                );
              })}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

/** The button that an arrow leads to, by its place on the screen. */
function neighbour(
  buttons: readonly HTMLButtonElement[],
  from: Element | null,
  key: string,
): HTMLButtonElement | undefined {
  const at = buttons.indexOf(from as HTMLButtonElement);
  const here = buttons[at];
  if (!here) return undefined;
  switch (key) {
    case 'Home':
      return buttons[0];
    case 'End':
      return buttons.at(-1);
    case 'ArrowRight':
      return buttons[at + 1];
    case 'ArrowLeft':
      return buttons[at - 1];
    case 'ArrowDown':
    case 'ArrowUp': {
      const { left, top } = here.getBoundingClientRect();
      const down = key === 'ArrowDown';
      return buttons
        .map((button) => ({ button, box: button.getBoundingClientRect() }))
        .filter(({ box }) => (down ? box.top > top + 4 : box.top < top - 4))
        .sort(
          (a, b) =>
            Math.abs(a.box.top - top) * 4 +
            Math.abs(a.box.left - left) -
            (Math.abs(b.box.top - top) * 4 + Math.abs(b.box.left - left)),
        )[0]?.button;
    }
    default:
      return undefined;
  }
}
