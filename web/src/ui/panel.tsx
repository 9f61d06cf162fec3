import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.js';
import { classes } from './classes.js';

interface PanelProps {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A part of a view with a title of its own. */
export function Panel({ title, actions, children, className }: PanelProps) {
  return (
    <section className={classes('rounded-xl border bg-surface', className)} aria-label={title}>
      {title !== undefined && (
        <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2.5">
          <h2 className="min-w-0 font-semibold wrap-anywhere">{title}</h2>
          {actions}
        </div>
      )}
      <div className="p-4">{children}</div>
    </section>
  );
}

interface ViewHeaderProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
}

/** The first lines of a view: its only `h1`, which also names the tab of the browser, and what can be done there. */
export function ViewHeader({ title, about, actions }: ViewHeaderProps) {
  useEffect(() => {
    document.title = texts.shell.titled(title);
    return () => {
      document.title = texts.shell.product;
    };
  }, [title]);
  return (
    <header className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold break-words">{title}</h1>
        {about !== undefined && <p className="text-sm text-soft">{about}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly about: ReactNode;
  /** What leads on from here. */
  readonly actions?: ReactNode;
}

export function EmptyState({ icon, title, about, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <div className="text-soft [&_svg]:size-8" aria-hidden="true">
        {icon}
      </div>
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="max-w-md text-sm text-soft">{about}</div>
      {actions !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
