import { Link } from '@tanstack/react-router';
import { Activity, Library, Network, Search } from 'lucide-react';
import { texts } from '../texts/texts.js';

export const VIEWS = [
  { to: '/library', label: texts.shell.library, Icon: Library },
  { to: '/search', label: texts.shell.search, Icon: Search },
  { to: '/topics', label: texts.shell.topics, Icon: Network },
  { to: '/operations', label: texts.shell.operations, Icon: Activity },
] as const;

/** Beside the view on wide screens, below it on narrow ones. */
export function Navigation() {
  return (
    <nav
      aria-label={texts.shell.navigation}
      className="order-last flex shrink-0 justify-around border-t bg-surface p-1 md:order-first md:w-44 md:flex-col md:justify-start md:gap-1 md:border-t-0 md:border-r md:p-3"
    >
      {VIEWS.map(({ to, label, Icon }) => (
        <Link
          key={to}
          to={to}
          className="flex flex-col items-center gap-0.5 rounded-md px-3 py-1.5 text-xs text-soft hover:bg-sunken hover:text-text data-[status=active]:bg-accent-soft data-[status=active]:text-accent md:flex-row md:gap-2.5 md:text-sm md:font-medium"
        >
          <Icon className="size-4.5" aria-hidden="true" />
          {label}
        </Link>
      ))}
    </nav>
  );
}
