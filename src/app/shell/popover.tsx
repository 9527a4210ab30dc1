import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import classes from './popover.module.css';

/** What the button that opens it is given. */
export interface PopoverTarget {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly 'aria-haspopup': 'dialog';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
  readonly onClick: () => void;
}

interface PopoverProps {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  readonly position: 'top' | 'bottom-end';
  /** In px of the normal text size. */
  readonly width?: number;
  readonly label?: string;
  readonly className?: string | undefined;
  /** The focus goes into it and stays until it is closed. */
  readonly holdsFocus?: boolean;
  readonly target: (target: PopoverTarget) => ReactNode;
  readonly children: ReactNode;
}

const GAP = 8;
const ROOT_PX = 16;
const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex="0"]';

/** A small panel beside the button that opens it; Escape, a press elsewhere or the button close it. */
export function Popover({ opened, onChange, target, ...rest }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  return (
    <>
      {target({
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': opened,
        'aria-controls': opened ? id : undefined,
        onClick: () => onChange(!opened),
      })}
      {opened ? <Panel {...rest} id={id} button={button} onClose={() => onChange(false)} /> : null}
    </>
  );
}

interface PanelProps extends Omit<PopoverProps, 'opened' | 'onChange' | 'target'> {
  readonly id: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

function Panel({
  id,
  button,
  position,
  width,
  label,
  className = '',
  holdsFocus = false,
  onClose,
  children,
}: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const place = () => {
      if (panel.current && button.current) putBeside(panel.current, button.current, position);
    };
    place();
    const watcher = new ResizeObserver(place);
    if (panel.current) watcher.observe(panel.current);
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      watcher.disconnect();
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  }, [button, position]);

  useLayoutEffect(() => {
    const opener = button.current;
    const shown = panel.current;
    if (holdsFocus) (shown?.querySelector<HTMLElement>(FOCUSABLE) ?? shown)?.focus();
    return () => {
      // Whoever has gone elsewhere meanwhile is not called back.
      if (shown?.contains(document.activeElement)) opener?.focus({ preventScroll: true });
    };
  }, [button, holdsFocus]);

  useEffect(() => {
    const inside = (node: EventTarget | null) =>
      node instanceof Node && (panel.current?.contains(node) || button.current?.contains(node));
    const onPress = ({ target }: PointerEvent) => {
      if (!inside(target)) close.current();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        close.current();
      } else if (event.key === 'Tab' && holdsFocus && panel.current) keepInside(event, panel.current);
    };
    document.addEventListener('pointerdown', onPress, true);
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      document.removeEventListener('keydown', onKeyDown, true);
    };
  }, [button, holdsFocus]);

  return createPortal(
    <div
      ref={panel}
      id={id}
      role="dialog"
      aria-label={label ?? (button.current?.getAttribute('aria-label') || button.current?.textContent) ?? undefined}
      tabIndex={-1}
      className={`${classes.panel} ${className}`}
      style={width === undefined ? undefined : { width: `${width / ROOT_PX}rem` }}
    >
      {children}
    </div>,
    document.body,
  );
}

/** Where there is no room, on the other side; never over the edge of the window. */
function putBeside(panel: HTMLElement, button: HTMLElement, position: PopoverProps['position']): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const { clientWidth, clientHeight } = document.documentElement;
  const above = at.top - height - GAP;
  const below = at.bottom + GAP;
  const fits = position === 'top' ? above >= GAP : below + height <= clientHeight - GAP;
  const top = (position === 'top') === fits ? above : below;
  const left = position === 'top' ? at.left + at.width / 2 - width / 2 : at.right - width;
  panel.style.top = `${Math.max(GAP, Math.min(top, clientHeight - height - GAP))}px`;
  panel.style.left = `${Math.max(GAP, Math.min(left, clientWidth - width - GAP))}px`;
}

function keepInside(event: KeyboardEvent, panel: HTMLElement): void {
  const all = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility());
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== edge && panel.contains(document.activeElement)) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}
