import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.js';
import { Tip } from './tip.js';

const KINDS = {
  primary: 'bg-accent text-on-accent hover:opacity-90',
  plain: 'border border-line bg-surface hover:bg-sunken',
  quiet: 'hover:bg-sunken',
  danger: 'border border-danger text-danger bg-surface hover:bg-danger-soft',
} as const;

export type ButtonKind = keyof typeof KINDS;

const SHAPE =
  'inline-flex items-center justify-center gap-1.5 rounded-md text-sm font-medium whitespace-nowrap transition-colors ' +
  'disabled:opacity-50 disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind;
}

export function Button({ kind = 'plain', className, ...rest }: ButtonProps) {
  return <button type="button" className={classes(SHAPE, 'h-8 px-3', KINDS[kind], className)} {...rest} />;
}

/** A link that looks like a button: `<Link className={buttonLook('primary')} …>`. */
export function buttonLook(kind: ButtonKind = 'plain'): string {
  return classes(SHAPE, 'h-8 px-3', KINDS[kind]);
}

interface IconButtonProps extends Omit<ButtonProps, 'aria-label'> {
  /** Its name, for tips and screen readers. */
  readonly label: string;
  readonly children?: ReactNode;
}

export function IconButton({ label, kind = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <button
        type="button"
        aria-label={label}
        className={classes(SHAPE, 'size-8', KINDS[kind], className)}
        {...rest}
      />
    </Tip>
  );
}
