import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ChapterSource {
  readonly fileName: string;
  readonly markdown: string;
}

/** Reads the chapters of a folder: its `.md` files, ordered by file name. */
export async function readChapterSources(folder: string): Promise<ChapterSource[]> {
  const fileNames = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    fileNames.map(async (fileName) => ({
      fileName,
      markdown: await readFile(join(folder, fileName), 'utf8'),
    })),
  );
}
