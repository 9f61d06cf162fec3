import type { BodyLine } from '../lines/body-lines.js';

/** A name with its module and parameters, as a reference prints it above a description: `class book.Page(number)`. */
const SIGNATURE =
  /^(?:(?:abstract|async|static|final|classmethod|staticmethod|class|exception|method|function|property|attribute|data) )*[A-Za-z_]\w*(?:\.\w+)*(?:\(.*\)?)?(?:\s*(?:[:=]|->|→)\s.*)?$/;
/** A function with its types, as C declares it: `bool is_open(const File *file);`. Numbers are arguments of a call. */
const PROTOTYPE =
  /^(?!(?:return|else|throw|case|await|new|delete|call|goto|yield|import|from|assert|print|let|var)\b)(?!.*[(,]\s*-?\d)(?:[A-Za-z_]\w*(?:::\w+)*(?:<[^;()]*>)?[\s*&]+)+[*&]*[\w:~]+\s*\([^;{}"'=]*\)(?: const)?;?$/;
/** The description is close below the name and starts at least this many font sizes further right. */
const HANGING = 1;
const CLOSE = 2;
/** At the end of a line. */
const GOES_ON = /[|,=+&\\-]\s*$/;

/**
 * Is this line the heading of a reference entry rather than a listing of one line?
 *
 * @param below The next line, if it is prose.
 */
export function isSignature(here: BodyLine, below: BodyLine | undefined): boolean {
  if (below?.page !== here.page || !SIGNATURE.test(here.line.text.trim())) return false;
  const { size, x0, y } = here.line;
  const gap = y - below.line.y;
  return below.line.x0 >= x0 + HANGING * size && gap > 0 && gap <= CLOSE * size;
}

/** The same of a signature that does not go on in the next line: its brackets are closed, and no operator ends it. */
export function isWholeSignature(here: BodyLine, below: BodyLine): boolean {
  return isSignature(here, below) && openBrackets(here.line.text) === 0 && !GOES_ON.test(here.line.text);
}

/** Is a listing nothing but declarations of functions? */
export function isPrototype(listing: string): boolean {
  const declarations = listing
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=\);?) (?=[A-Za-z_])/)
    .filter((part) => part !== '');
  return declarations.length > 0 && declarations.every((part) => PROTOTYPE.test(part.trim()));
}

function openBrackets(text: string): number {
  return text.replaceAll(/[^([{]/g, '').length - text.replaceAll(/[^)\]}]/g, '').length;
}
