import type { Problem } from '../../../api/problem.js';
import { libraryTexts } from '../../../texts/library.js';
import { isNamedPdf } from './pick-files.js';

/** As far as the server looks for the beginning of a PDF. */
const HEAD_BYTES = 1024;

/** What can be said against a file before it is sent: nothing is gained by sending all of it to hear the same. */
export async function fileProblem(file: File): Promise<Problem | null> {
  const { empty, notPdf, unreadable } = libraryTexts.uploads;
  let head: string;
  try {
    head = await file.slice(0, HEAD_BYTES).text();
  } catch {
    // A folder that was dropped where the browser cannot look into it, or a file that is gone.
    return problem('file.unreadable', unreadable);
  }
  if (file.size === 0) return problem('document.empty', isNamedPdf(file) ? empty : notPdf);
  return head.includes('%PDF-') ? null : problem('document.not_pdf', notPdf);
}

function problem(code: string, { title, detail }: { title: string; detail: string }): Problem {
  return { type: 'about:blank', title, detail, code, status: 0 };
}
