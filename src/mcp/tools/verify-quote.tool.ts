import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { QuotePlace } from '../../quotes/quote-place.js';
import { LONGEST_QUOTE, QuotesService, SHORTEST_QUOTE } from '../../quotes/quotes.service.js';
import { BOOKS, Books } from '../books.js';
import { CITED, citedOf } from '../citation.js';
import { LibraryTool } from '../library-tool.js';
import type { ToolAnswer } from '../library-tool.js';
import type { AllowedDocuments } from '../../access/caller.js';

const INPUT = z.strictObject({
  quote: z
    .string()
    .min(SHORTEST_QUOTE)
    .max(LONGEST_QUOTE)
    .describe('The words that you mean to quote, as exactly as you have them.'),
  books: BOOKS,
  limit: z.int().min(1).max(10).default(3).describe('Most places.'),
});

const PLACE = z.strictObject({
  ...CITED,
  match: z.enum(['exact', 'near']),
  similarity: z.number().describe('Share of the letters that are the same, 0.85 to 1.'),
  text: z.string().describe('What the book says.'),
  differences: z
    .array(z.strictObject({ quote: z.string(), book: z.string() }))
    .describe('Words of your quotation and of the book, where they differ.'),
  chunkIds: z.array(z.string()).describe('The chunks that hold it, in reading order.'),
});

const OUTPUT = z.strictObject({
  found: z.enum(['exact', 'near', 'none']),
  count: z.int().describe('All places.'),
  countIsComplete: z.boolean().describe('False: there may be more places.'),
  places: z.array(PLACE),
});

type Verdict = z.output<typeof OUTPUT>;

@Injectable()
export class VerifyQuoteTool extends LibraryTool<typeof INPUT, typeof OUTPUT> {
  readonly name = 'verify_quote';
  readonly title = 'Verify a quotation';
  readonly description =
    'Tells whether a sentence stands in the books: exactly, nearly (with the words that differ), or not at all; and on which page. Use it before you present words as a quotation.';
  readonly input = INPUT;
  readonly output = OUTPUT;

  constructor(
    private readonly quotes: QuotesService,
    private readonly books: Books,
  ) {
    super();
  }

  protected async call(
    { quote, books, limit }: z.output<typeof INPUT>,
    allowed: AllowedDocuments,
  ): Promise<ToolAnswer<Verdict>> {
    const documents = await this.books.idsOf(books, allowed);
    const { found, count, countIsComplete, places } = await this.quotes.whereIs(quote, { documents, limit });
    const structured = { found, count, countIsComplete, places: places.map(placeView) };
    return { structured, text: textOf(structured) };
  }
}

function placeView(place: QuotePlace): Verdict['places'][number] {
  const { match, similarity, text, differences, chunks } = place;
  return {
    ...citedOf(place),
    match,
    similarity,
    text,
    differences: differences.map(({ quote, book }) => ({ quote, book })),
    chunkIds: chunks.map(({ chunkId }) => chunkId),
  };
}

function textOf({ found, count, countIsComplete, places }: Verdict): string {
  if (found === 'none') {
    return 'It stands in none of these books, neither exactly nor nearly. Do not present it as a quotation from them.';
  }
  const head =
    found === 'exact'
      ? 'It stands in the books exactly like this.'
      : 'It does not stand in the books like this. Quote what the book says instead, which is given below.';
  const blocks = places.map(({ citation, text, differences, chunkIds }) =>
    [
      `${citation}\nchunk ${chunkIds.join(', ')}\n${text}`,
      ...differences.map(({ quote, book }) => `differs: you have "${quote}", the book has "${book}"`),
    ].join('\n'),
  );
  const more =
    count > places.length || !countIsComplete
      ? [`It stands in ${countIsComplete ? '' : 'at least '}${count} places.`]
      : [];
  return [head, ...blocks, ...more].join('\n\n');
}
