import { classes } from '../../ui/classes.js';
import type { Segment } from './highlight.js';

interface MarkedTextProps {
  readonly segments: readonly Segment[];
  readonly isCode: boolean;
}

/** The text of a passage as it is; its line ends count. */
export function MarkedText({ segments, isCode }: MarkedTextProps) {
  return (
    <p
      className={classes(
        'text-sm leading-relaxed break-words whitespace-pre-wrap',
        isCode && 'rounded-md bg-sunken p-2 font-mono text-[0.8125rem] leading-normal',
      )}
    >
      {segments.map(({ text, isMarked }, index) => (isMarked ? <mark key={index}>{text}</mark> : text))}
    </p>
  );
}
