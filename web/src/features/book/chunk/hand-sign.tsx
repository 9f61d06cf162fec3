import { PencilLine } from 'lucide-react';
import { texts } from '../../../texts/texts.js';

/** Says that a person corrected it. */
export function HandSign() {
  return (
    <span
      role="img"
      aria-label={texts.book.correctedByHand}
      title={texts.book.correctedByHand}
      className="shrink-0"
    >
      <PencilLine className="size-3.5" aria-hidden="true" />
    </span>
  );
}
