import type { Chapter } from './book-model.js';
import { blockStrips } from './block-strips.js';
import { contentsStrips } from './contents-strips.js';
import type { ContentsEntry } from './contents-strips.js';
import { layOutTitlePage } from './title-page.js';
import type { TitlePage } from './title-page.js';
import type { Measure } from './fonts.js';
import { TEXT_AREA, TEXT_WIDTH } from './page-geometry.js';
import { paginate } from './paginate.js';
import type { LaidPage } from './paginate.js';
import { withFurniture } from './page-furniture.js';

/** An entry of the outline, with the position of its heading. */
export interface PlacedEntry extends ContentsEntry {
  /** From the top of its page, in points. */
  readonly y: number;
}

export interface LaidBook {
  readonly pages: readonly LaidPage[];
  /** In reading order: the contents, then every heading of the chapters. */
  readonly entries: readonly PlacedEntry[];
  readonly codeBlocksOverPageBreaks: number;
}

const COLUMN = { left: TEXT_AREA.left, width: TEXT_WIDTH };

/**
 * Lays out title page, contents and chapters. Every chapter starts on a new page. The title page is page 1, so that
 * printed numbers equal the physical pages.
 */
export function layOutBook(titlePage: TitlePage, chapters: readonly Chapter[], measure: Measure): LaidBook {
  const bodies = chapters.map((chapter) => paginate(blockStrips(chapter.blocks, COLUMN, measure)));
  const body = bodies.flat();
  // The contents are set twice. Page numbers depend on their length, but their length does not depend on page numbers.
  const contentsLength = paginate(contentsStrips(entriesOf(body, 0), measure)).length;
  const frontLength = 1 + contentsLength;
  const entries = entriesOf(body, frontLength);
  const contents = paginate(contentsStrips(entries, measure));

  const chapterPages = bodies.flatMap((pages, index) => {
    const { number, title } = chapters[index]!;
    return pages.map((page, position) => ({ page, head: position === 0 ? null : `${number}  ${title}` }));
  });
  const contentsPages = contents.map((page, position) => ({
    page,
    head: position === 0 ? null : 'Contents',
  }));
  const numbered = [...contentsPages, ...chapterPages].map(({ page, head }, index) =>
    withFurniture(page, { head, number: index + 2 }, measure),
  );
  return {
    pages: [layOutTitlePage(titlePage), ...numbered],
    entries: [{ level: 1, title: 'Contents', page: 2, y: TEXT_AREA.top }, ...entries],
    codeBlocksOverPageBreaks: countShared(body),
  };
}

function entriesOf(pages: readonly LaidPage[], before: number): PlacedEntry[] {
  return pages.flatMap((page, index) =>
    page.headings.map((heading) => ({ ...heading, page: before + index + 1 })),
  );
}

function countShared(pages: readonly LaidPage[]): number {
  const shared = pages.flatMap((page, index) => {
    const next = pages[index + 1];
    return [...page.codeBlocks].filter((block) => next?.codeBlocks.has(block));
  });
  return new Set(shared).size;
}
