import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { TokenCounters } from '../../context/token-counters.js';
import { ContentsService } from '../../reading/contents.service.js';
import type { SectionView } from '../../reading/reading-views.js';
import { BOOK, Books, SECTION } from '../books.js';
import { LibraryTool } from '../library-tool.js';
import type { ToolAnswer } from '../library-tool.js';
import { exactlyOne } from '../exactly-one.js';
import type { AllowedDocuments } from '../../access/caller.js';
import { BUDGET, withinBudget } from '../token-budget.js';

const MOST_LEVELS = 10;

const INPUT = z.strictObject({
  book: BOOK.optional(),
  section: SECTION.optional().describe('Instead of a book: only this sectionId and what lies below it.'),
  levels: z.int().min(1).max(MOST_LEVELS).default(MOST_LEVELS).describe('Most levels; 1: only the chapters.'),
  budget: BUDGET,
});

const ENTRY = z.strictObject({
  sectionId: z.string().describe('For read and outline.'),
  level: z.int().describe('0 for the top level.'),
  title: z.string(),
  pageFirst: z.int().describe('Physical page, from 1.'),
  pageLast: z.int(),
  pageLabelFirst: z
    .string()
    .nullable()
    .describe('The number that is printed on the first page, if it is known.'),
});

const OUTPUT = z.strictObject({
  book: z.string(),
  bookId: z.string(),
  entries: z.array(ENTRY).describe('In reading order.'),
  leftOut: z
    .int()
    .describe('Entries of deeper levels that did not fit into the budget, or were not asked for.'),
});

type Outline = z.output<typeof OUTPUT>;

@Injectable()
export class OutlineTool extends LibraryTool<typeof INPUT, typeof OUTPUT> {
  readonly name = 'outline';
  readonly title = 'Contents of a book';
  readonly description =
    'The contents of a book, or of one of its sections, with pages and the sectionIds that read takes. Use it to see what a book treats, and to read by chapter rather than by question.';
  readonly input = INPUT;
  readonly output = OUTPUT;

  constructor(
    private readonly books: Books,
    private readonly contents: ContentsService,
    private readonly counters: TokenCounters,
  ) {
    super();
  }

  protected async call(
    { book, section, levels, budget }: z.output<typeof INPUT>,
    allowed: AllowedDocuments,
  ): Promise<ToolAnswer<Outline>> {
    exactlyOne({ book, section });
    const { documentId, title, sections } =
      section === undefined
        ? await this.ofBook(book!, allowed)
        : await this.contents.subtree(section, allowed);
    const top = sections[0]?.level ?? 0;
    const asked = sections.filter(({ level }) => level < top + levels);
    const place = new Map(sections.map((entry, i) => [entry.id, i]));
    const answerOf = (kept: readonly SectionView[]) => {
      const inOrder = kept.toSorted((a, b) => place.get(a.id)! - place.get(b.id)!);
      return answer({
        book: title,
        bookId: documentId,
        entries: inOrder.map(entryOf),
        leftOut: sections.length - kept.length,
      });
    };
    // Chapters matter more than what is below them.
    const items = asked.toSorted((a, b) => a.level - b.level);
    const counting = await this.counters.for('concept');
    return withinBudget({ items, answerOf }, { tokens: budget, counting });
  }

  private async ofBook(name: string, allowed: AllowedDocuments) {
    const { id, title } = await this.books.find(name, allowed);
    return { documentId: id, title, sections: await this.contents.entries(id) };
  }
}

function entryOf({ id, level, title, pageFirst, pageLast, pageLabelFirst }: SectionView) {
  return { sectionId: id, level, title, pageFirst, pageLast, pageLabelFirst };
}

function answer(structured: Outline): ToolAnswer<Outline> {
  const { book, entries, leftOut } = structured;
  const top = Math.min(...entries.map(({ level }) => level));
  const lines = entries.map(({ sectionId, level, title, pageFirst, pageLabelFirst }) => {
    const printed =
      pageLabelFirst === null || pageLabelFirst === `${pageFirst}` ? '' : ` (printed ${pageLabelFirst})`;
    return `${'  '.repeat(level - top)}${title}, p. ${pageFirst}${printed}, section ${sectionId}`;
  });
  const none =
    entries.length === 0 && leftOut === 0 ? ['It has no contents, or is not ingested yet. Use search.'] : [];
  const more =
    leftOut > 0
      ? [`${leftOut} deeper entries are left out: call again with a section, or a larger budget.`]
      : [];
  return { structured, text: [book, ...lines, ...none, ...more].join('\n') };
}
