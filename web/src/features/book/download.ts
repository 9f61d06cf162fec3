import { fetchBlob } from './fetch-blob.js';

export const EXPORTS = [
  { format: 'jsonl', ending: 'jsonl' },
  { format: 'markdown', ending: 'md' },
] as const;
export type Export = (typeof EXPORTS)[number];

/** Saves a whole book as a file. @throws {ProblemError} If the API answers with an error. */
export async function downloadBook(
  documentId: string,
  title: string,
  { format, ending }: Export,
): Promise<void> {
  const blob = await fetchBlob(`/v1/documents/${documentId}/export?format=${format}`);
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${fileNameOf(title)}.${ending}`;
  link.click();
  // The browser has taken the address by then; it needs the bytes no longer from here.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title may have any characters; a file name must not have these, nor be long. */
function fileNameOf(title: string): string {
  const name = title.replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ').trim();
  return Array.from(name).slice(0, 100).join('') || 'book';
}
