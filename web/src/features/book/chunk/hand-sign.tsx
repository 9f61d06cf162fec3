import { PencilLine } from 'lucide-react';
import { bookTexts } from '../../../texts/book.js';

/** Says that a person corrected it. */
export function HandSign() {
  return (
    <span
      role="img"
      aria-label={bookTexts.correctedByHand}
      title={bookTexts.correctedByHand}
      className="shrink-0"
    >
      <PencilLine className="size-3.5" aria-hidden="true" />
    </span>
  );
}
