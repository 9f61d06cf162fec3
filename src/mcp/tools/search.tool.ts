import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import { TokenCounters } from '../../context/token-counters.js';
import { CONFIDENCES } from '../../search/confidence.js';
import { QUERY_LENGTH } from '../../search/search-request.js';
import { SearchService } from '../../search/search.service.js';
import type { SearchAnswer } from '../../search/search.service.js';
import { BOOKS, Books } from '../books.js';
import { LibraryTool } from '../library-tool.js';
import type { ToolAnswer } from '../library-tool.js';
import { PASSAGE, SHORTENED, passageText, passageView } from '../passage.js';
import type { PassageView } from '../passage.js';
import type { AllowedDocuments } from '../../access/caller.js';
import { BUDGET, withinBudget } from '../token-budget.js';

const INPUT = z.strictObject({
  query: z
    .string()
    .min(1)
    .max(QUERY_LENGTH)
    .describe(
      'A question in a whole sentence, or names, options and messages of errors as they are printed.',
    ),
  books: BOOKS,
  types: z
    .array(z.enum(CHUNK_TYPES))
    .max(CHUNK_TYPES.length)
    .default([])
    .describe('Only passages of these kinds, such as code for programs; all without it.'),
  model: z
    .string()
    .optional()
    .describe(
      'Compare the vectors of this model of the library instead of those in use; without it, almost always.',
    ),
  limit: z.int().min(1).max(20).default(5),
  budget: BUDGET,
});

const OUTPUT = z.strictObject({
  confidence: z
    .enum(CONFIDENCES)
    .describe('Whether the first passage answers the query; weak: perhaps nothing in the library does.'),
  passages: z.array(PASSAGE).describe('Best first.'),
  leftOut: z.int().describe('Passages that were found and did not fit into the budget.'),
});

@Injectable()
export class SearchTool extends LibraryTool<typeof INPUT, typeof OUTPUT> {
  readonly name = 'search';
  readonly title = 'Search the books';
  readonly description =
    'Finds the passages that answer a question best, by meaning and by words, with citations. Use it for every question of fact; then read what is around a passage, and verify_quote before you quote.';
  readonly input = INPUT;
  readonly output = OUTPUT;

  constructor(
    private readonly searching: SearchService,
    private readonly books: Books,
    private readonly counters: TokenCounters,
  ) {
    super();
  }

  protected async call(
    { query, books, types, model, limit, budget }: z.output<typeof INPUT>,
    allowed: AllowedDocuments,
  ): Promise<ToolAnswer<z.output<typeof OUTPUT>>> {
    const documents = await this.books.idsOf(books, allowed);
    const found = await this.searching.search(query, { documents, types, model, limit });
    const items = found.results.map(passageView);
    const counting = await this.counters.for('concept');
    const answerOf = (kept: readonly PassageView[]) => answer(found, kept, items.length - kept.length);
    return withinBudget({ items, answerOf, shortened: SHORTENED }, { tokens: budget, counting });
  }
}

function answer(
  { confidence }: SearchAnswer,
  kept: readonly PassageView[],
  leftOut: number,
): ToolAnswer<z.output<typeof OUTPUT>> {
  const remarks = [
    kept.length === 0 ? 'Nothing was found. Ask in other words, or without books and types.' : [],
    kept.length > 0 && confidence === 'weak'
      ? 'Nothing in the library answers this for certain; these passages are the nearest. Say so, or ask in other words.'
      : [],
    leftOut > 0 ? `${leftOut} more did not fit into the budget.` : [],
  ].flat();
  return {
    structured: { confidence, passages: [...kept], leftOut },
    text: [...kept.map(passageText), ...remarks].join('\n\n'),
  };
}
