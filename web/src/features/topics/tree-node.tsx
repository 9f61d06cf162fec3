import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../format/format.js';
import { classes } from '../../ui/classes.js';
import { useTopicsPlace } from './topics-place.js';
import type { Kind } from './topics-place.js';

interface TreeNodeProps {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  /** What lies directly below it. */
  readonly count?: number;
}

const WEIGHTS = { zone: 'font-semibold', topic: 'font-medium', subtopic: '' };

export function TreeNode({ kind, id, name, count }: TreeNodeProps) {
  const place = useTopicsPlace();
  const isChosen = place.id === id;
  return (
    <Link
      to="/topics"
      search={{ kind, id }}
      aria-current={isChosen ? 'true' : undefined}
      className={classes(
        'flex min-w-0 flex-1 items-baseline justify-between gap-2 rounded-md px-2 py-1 text-sm hover:bg-sunken',
        WEIGHTS[kind],
        isChosen && 'bg-accent-soft text-accent hover:bg-accent-soft',
      )}
    >
      <span className="min-w-0 break-words">{name}</span>
      {count !== undefined && (
        <span className={classes('text-xs font-normal tabular-nums', !isChosen && 'text-soft')}>
          {formatNumber(count)}
        </span>
      )}
    </Link>
  );
}
