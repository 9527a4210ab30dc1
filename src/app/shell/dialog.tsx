import { X } from 'lucide-react';
import { type CSSProperties, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { PlainButton } from './button';
import classes from './dialog.module.css';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly closeLabel: string;
  /** In px of the normal text size. */
  readonly size?: number;
  readonly fullScreen?: boolean;
  /** Names the dialog when its title is not its name. */
  readonly label?: string;
  readonly contentClass?: string | undefined;
  readonly titleClass?: string | undefined;
  readonly children: ReactNode;
}

const ROOT_PX = 16;

/** A panel over the page that holds the focus until it is closed. Its head is no banner: the page has one. */
export function Dialog({ opened, ...rest }: DialogProps) {
  return opened ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({
  onClose,
  title,
  closeLabel,
  size = 480,
  fullScreen = false,
  label,
  contentClass = '',
  titleClass = '',
  children,
}: Omit<DialogProps, 'opened'>) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    // Closing gives the focus back to where it was.
    return () => dialog?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the panel is one more way; Escape and the button are there
    <dialog
      ref={box}
      className={`${classes.content} ${contentClass}`}
      data-full={fullScreen || undefined}
      style={{ '--width': `${size / ROOT_PX}rem` } as CSSProperties}
      {...(label ? { 'aria-label': label } : { 'aria-labelledby': id })}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div className={classes.panel}>
        <div className={classes.head}>
          {label ? (
            <p className={`${classes.title} ${titleClass}`}>{title}</p>
          ) : (
            <h2 id={id} className={`${classes.title} ${titleClass}`}>
              {title}
            </h2>
          )}
          <PlainButton className={classes.close} onClick={onClose} aria-label={closeLabel}>
            <X size={22} strokeWidth={1.9} aria-hidden="true" />
          </PlainButton>
        </div>
        <div className={classes.body}>{children}</div>
      </div>
    </dialog>
  );
}
