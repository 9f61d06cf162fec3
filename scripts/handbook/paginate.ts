import { HandbookError } from './handbook-error.js';
import { TEXT_AREA } from './page-geometry.js';
import type { Backdrop, HeadingMark, Mark, Strip } from './strip.js';

export interface Area extends Backdrop {
  /** From the top of the page. */
  readonly y: number;
  readonly height: number;
}

export interface PlacedHeading extends HeadingMark {
  /** Top of the heading's line, from the top of the page. */
  readonly y: number;
}

/** A page with positioned content. */
export interface LaidPage {
  readonly areas: readonly Area[];
  readonly marks: readonly Mark[];
  readonly headings: readonly PlacedHeading[];
  /** The code blocks that have lines on this page. */
  readonly codeBlocks: ReadonlySet<object>;
}

/**
 * Fills pages with strips from top to bottom. A strip that must stay with the previous one is never separated from it.
 *
 * @throws {HandbookError} when strips that must stay together are higher than a page.
 */
export function paginate(strips: readonly Strip[]): LaidPage[] {
  const pages: PageBuilder[] = [];
  let page: PageBuilder | undefined;
  for (const group of groups(strips)) {
    if (!page?.hasRoomFor(group)) {
      page = new PageBuilder();
      pages.push(page);
      const repeat = group.find((part) => !part.space)?.repeat;
      if (repeat && pages.length > 1) page.add(repeat);
      if (!page.hasRoomFor(group)) throw new HandbookError(`${describe(group)} does not fit on one page.`);
    }
    for (const part of group) page.add(part);
  }
  return pages;
}

function describe(group: readonly Strip[]): string {
  const text = group.flatMap((part) => part.marks).find((mark) => mark.kind === 'text');
  return `What starts with "${text?.text ?? ''}" must stay together and`;
}

function groups(strips: readonly Strip[]): Strip[][] {
  const all: Strip[][] = [];
  for (const part of strips) {
    const last = all.at(-1);
    if (part.keep && last) last.push(part);
    else all.push([part]);
  }
  // White space belongs to what follows it; alone at the bottom of a page it would be pointless.
  return all.reduceRight<Strip[][]>((joined, group) => {
    const next = joined[0];
    if (next && group.every((part) => part.space)) return [[...group, ...next], ...joined.slice(1)];
    return [group, ...joined];
  }, []);
}

class PageBuilder implements LaidPage {
  readonly areas: Area[] = [];
  readonly marks: Mark[] = [];
  readonly headings: PlacedHeading[] = [];
  readonly codeBlocks = new Set<object>();
  private y: number = TEXT_AREA.top;

  hasRoomFor(group: readonly Strip[]): boolean {
    const atTop = this.y === TEXT_AREA.top;
    const firstSolid = atTop ? group.findIndex((part) => !part.space) : 0;
    const height = group.slice(firstSolid).reduce((sum, part) => sum + part.height, 0);
    return this.y + height <= TEXT_AREA.bottom;
  }

  add(part: Strip): void {
    if (part.space && this.y === TEXT_AREA.top) return;
    for (const backdrop of part.backdrops) this.addArea(backdrop, part.height);
    for (const mark of part.marks) this.marks.push({ ...mark, y: this.y + mark.y });
    if (part.heading) this.headings.push({ ...part.heading, y: this.y });
    if (part.code) this.codeBlocks.add(part.code);
    this.y += part.height;
  }

  /** Extends the area above if it is the same one: two adjacent areas would show a seam. */
  private addArea(backdrop: Backdrop, height: number): void {
    const above = this.areas.findIndex(
      (area) =>
        area.x === backdrop.x &&
        area.width === backdrop.width &&
        area.colour === backdrop.colour &&
        Math.abs(area.y + area.height - this.y) < 0.001,
    );
    const found = this.areas[above];
    if (found) this.areas[above] = { ...found, height: found.height + height };
    else this.areas.push({ ...backdrop, y: this.y, height });
  }
}
