import { signOf, type CodeSign } from '../../book/code-signs.js';
import { asTyped } from '../blocks/code-repair.js';

/** Code must be at least this share of a text, not an aside in it. */
const BODY_SHARE = 0.5;

/**
 * Is the body of this text program text or a transcript? Judged line by line, so that "return values",
 * "from the …" and "import duties" stay prose.
 */
export function readsAsCode(text: string): boolean {
  const lines = asTyped(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const signs = lines.map((line) => signOf(line));
  const count = (sign: CodeSign): number => signs.filter((other) => other === sign).length;
  const [strong, weak, transcript] = [count('strong'), count('weak'), count('prompt')];
  // The output in a transcript does not look like code, but it belongs to its prompt.
  if (transcript > 0 && signs[0] === 'prompt') return true;
  const enough = strong + transcript > 0 || weak >= 2;
  return enough && strong + weak + transcript >= lines.length * BODY_SHARE;
}
