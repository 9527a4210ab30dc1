import { CloseButton, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly closeLabel: string;
  readonly size?: number;
  readonly fullScreen?: boolean;
  /** Names the dialog when its title is not its name. */
  readonly label?: string;
  readonly contentClass?: string | undefined;
  readonly titleClass?: string | undefined;
  readonly children: ReactNode;
}

/** A panel over the page that holds the focus until it is closed. Its head is no banner: the page has one. */
export function Dialog({
  opened,
  onClose,
  title,
  closeLabel,
  size = 480,
  fullScreen = false,
  label,
  contentClass = '',
  titleClass = '',
  children,
}: DialogProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      fullScreen={fullScreen}
      centered
      radius={12}
      // A class of Modal.Content itself lands on the frame around it, which fills the window.
      classNames={{ content: `${classes.content} ${contentClass}` }}
    >
      <Modal.Overlay color="#23272E" backgroundOpacity={0.42} />
      <Modal.Content {...(label ? { 'aria-label': label } : {})}>
        <div className={classes.head}>
          {label ? (
            <p className={`${classes.title} ${titleClass}`}>{title}</p>
          ) : (
            <Modal.Title className={`${classes.title} ${titleClass}`}>{title}</Modal.Title>
          )}
          <CloseButton onClick={onClose} aria-label={closeLabel} size={36} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
