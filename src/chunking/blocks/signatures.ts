import type { BodyLine } from '../lines/body-lines.js';

/** A name, with its module and parameters, as a reference prints it over the description: `class book.Page(number)`. */
const SIGNATURE =
  /^(?:(?:abstract|async|static|final|classmethod|staticmethod|class|exception|method|function|property|attribute|data) )*[A-Za-z_]\w*(?:\.\w+)*(?:\(.*\)?)?(?:\s*(?:[:=]|->|→)\s.*)?$/;
/** The description hangs below the name: it starts so many font sizes further right, close to it. */
const HANGING = 1;
const CLOSE = 2;

/**
 * Is this line the heading of an entry in a reference, and not a listing of one line?
 *
 * @param below The line after it, where that is prose.
 */
export function isSignature(here: BodyLine, below: BodyLine | undefined): boolean {
  if (below?.page !== here.page || !SIGNATURE.test(here.line.text.trim())) return false;
  const { size, x0, y } = here.line;
  const gap = y - below.line.y;
  return below.line.x0 >= x0 + HANGING * size && gap > 0 && gap <= CLOSE * size;
}
