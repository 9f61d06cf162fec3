import { formatAge, formatMoment } from '../format/format.js';

interface AgeProps {
  /** ISO 8601. */
  readonly at: string;
  /** The age within a sentence. */
  readonly say?: (age: string) => string;
}

/** How long ago something was, with the moment as a tip. */
export function Age({ at, say = (age) => age }: AgeProps) {
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {say(formatAge(at))}
    </time>
  );
}
