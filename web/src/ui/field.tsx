import { useId } from 'react';
import type { ComponentProps } from 'react';
import { classes } from './classes.js';

const LOOK =
  'w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm placeholder:text-soft disabled:opacity-50';

interface FieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  /** What is wrong with the value, as the server or the page says it. */
  readonly error?: string | null;
}

type TextFieldProps = FieldProps & ComponentProps<'input'>;

export function TextField({ label, hideLabel = false, hint, error, className, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={classes('flex flex-col gap-1', className)}>
      <FieldLabel id={id} label={label} hideLabel={hideLabel} />
      <input id={id} className={classes(LOOK, 'h-8')} {...described(id, hint, error)} {...rest} />
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

type TextAreaProps = FieldProps & ComponentProps<'textarea'>;

export function TextArea({ label, hideLabel = false, hint, error, className, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <div className={classes('flex flex-col gap-1', className)}>
      <FieldLabel id={id} label={label} hideLabel={hideLabel} />
      <textarea id={id} className={classes(LOOK, 'py-1.5')} {...described(id, hint, error)} {...rest} />
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

interface CheckFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange'> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckField({ label, hideLabel = false, onChange, className, ...rest }: CheckFieldProps) {
  return (
    <label className={classes('inline-flex items-center gap-2 text-sm', className)}>
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-accent"
        onChange={(event) => onChange(event.target.checked)}
        {...(hideLabel && { 'aria-label': label })}
        {...rest}
      />
      {!hideLabel && label}
    </label>
  );
}

function FieldLabel({ id, label, hideLabel }: { id: string; label: string; hideLabel: boolean }) {
  return (
    <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>
      {label}
    </label>
  );
}

interface NotesProps {
  readonly id: string;
  readonly hint: string | undefined;
  readonly error: string | null | undefined;
}

function FieldNotes({ id, hint, error }: NotesProps) {
  return (
    <>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-xs text-danger">
          {error}
        </p>
      )}
    </>
  );
}

function described(id: string, hint: string | undefined, error: string | null | undefined) {
  const notes = [hint === undefined ? null : `${id}-hint`, error ? `${id}-error` : null].filter(Boolean);
  return {
    ...(notes.length > 0 && { 'aria-describedby': notes.join(' ') }),
    ...(error && { 'aria-invalid': true }),
  };
}
