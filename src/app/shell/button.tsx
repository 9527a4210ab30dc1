import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './button.module.css';

interface Looks {
  /** `filled` is the one thing to do next, `default` another way, `subtle` a side matter. */
  readonly variant?: 'filled' | 'default' | 'subtle';
  readonly size?: 'md' | 'lg';
  readonly icon?: ReactNode;
  /** As wide as what it stands in. */
  readonly fullWidth?: boolean;
  readonly className?: string;
}

const looks = ({ variant = 'filled', size = 'md', icon, fullWidth, className = '' }: Looks) => ({
  className: `${classes.button} ${className}`,
  'data-variant': variant,
  'data-size': size,
  'data-icon': icon ? true : undefined,
  'data-wide': fullWidth || undefined,
});

type ButtonProps = Looks & Omit<ComponentProps<'button'>, 'className'>;

export function Button({ variant, size, icon, fullWidth, className, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button type={type} {...rest} {...looks({ variant, size, icon, fullWidth, className } as Looks)}>
      {icon}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends Looks {
  readonly href: string;
  readonly 'aria-label'?: string;
  readonly 'data-testid'?: string;
  /** Kept with the page it leads to. */
  readonly state?: object;
  readonly children: ReactNode;
}

/** A way to another page that looks like a button. */
export function ButtonLink({ variant, size, icon, fullWidth, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} {...looks({ variant, size, icon, fullWidth, className } as Looks)}>
      {icon}
      {children}
    </Link>
  );
}

type PlainButtonProps = Omit<ComponentProps<'button'>, 'className'> & { readonly className?: string | undefined };

/** A button that looks like nothing until its own class says how. */
export function PlainButton({ className = '', type = 'button', ...rest }: PlainButtonProps) {
  return <button type={type} {...rest} className={`${classes.plain} ${className}`} />;
}
