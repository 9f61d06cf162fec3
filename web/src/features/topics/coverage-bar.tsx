import { formatNumber } from '../../format/format.js';
import { topicsTexts } from '../../texts/topics.js';
import { COVERAGES } from './topics-place.js';

const COLOURS = { good: 'bg-success', weak: 'bg-warning', none: 'bg-danger' };

interface CoverageBarProps {
  readonly name: string;
  /** Subtopics by their coverage. */
  readonly counts: Readonly<Record<string, number>>;
}

/** How many subtopics are served well, weakly and not at all. */
export function CoverageBar({ name, counts }: CoverageBarProps) {
  const t = topicsTexts.coverage;
  const of = (level: (typeof COVERAGES)[number]) => counts[level] ?? 0;
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <span className="font-medium">{name}</span>
      <div
        role="img"
        aria-label={t.bar(name, of('good'), of('weak'), of('none'))}
        className="flex h-2.5 gap-0.5 overflow-hidden rounded-full bg-sunken"
      >
        {COVERAGES.map((level) =>
          of(level) === 0 ? null : (
            <span key={level} className={COLOURS[level]} style={{ flexGrow: of(level) }} />
          ),
        )}
      </div>
      <ul className="flex flex-wrap gap-x-4 text-xs text-soft" aria-hidden="true">
        {COVERAGES.map((level) => (
          <li key={level} className="flex items-center gap-1.5">
            <span className={`size-2 rounded-full ${COLOURS[level]}`} />
            {t.levels[level]}: {formatNumber(of(level))}
          </li>
        ))}
      </ul>
    </div>
  );
}
