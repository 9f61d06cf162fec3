import { texts } from '../texts/texts.js';
import { tell, tellProblem } from './toasts.js';

/** A download that is slow to begin still needs its bytes. */
const KEEP_MS = 60_000;

/**
 * Gives a person a file to keep, and tells that it comes, or why it does not.
 *
 * @param name What it is called, without its ending. It may have any characters.
 */
export async function saveFile(read: () => Promise<Blob>, name: string, ending: string): Promise<void> {
  try {
    const url = URL.createObjectURL(await read());
    const link = document.createElement('a');
    link.href = url;
    link.download = `${fileNameOf(name)}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
    tell(texts.common.saved);
  } catch (error) {
    tellProblem(error);
  }
}

/** A file name must not have these characters, nor be long. */
function fileNameOf(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ').trim();
  return Array.from(plain).slice(0, 100).join('') || 'book';
}
