const TITLE_LENGTH = 255;

/** Title of a book that says none itself: the file name without its extension, `_` and `-` as spaces, words capitalised. */
export function titleFromFileName(fileName: string): string {
  const words = fileName
    .replace(/\.pdf$/i, '')
    .split(/[_\-\s]+/)
    .filter(Boolean);
  const title = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return (title || 'Untitled').slice(0, TITLE_LENGTH);
}
