import type { AskedSearch } from './asked-search.js';
import type { ModelOnTrial } from '../search/search-request.js';
import { DEPTH, judge } from './metrics.js';
import type { Judgement } from './metrics.js';
import type { Question } from './question.js';

/** Questions under way at the same time: enough to keep the database and the model busy at once. */
const AT_ONCE = 4;

export interface EvaluateOptions {
  readonly legs: readonly string[];
  /** Search all books for each question, and not only the book that answers it. */
  readonly everywhere: boolean;
  /** Asks as if this model were active. */
  readonly trial?: ModelOnTrial;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** A question, and how each leg answered it. */
export interface AskedQuestion {
  readonly question: Question;
  readonly judged: ReadonlyMap<string, Judgement>;
}

/**
 * Asks every question in every way.
 *
 * @returns In the order of the questions. @throws `signal.reason` when aborted.
 */
export async function evaluate(
  search: AskedSearch,
  questions: readonly Question[],
  options: EvaluateOptions,
): Promise<AskedQuestion[]> {
  const asked: AskedQuestion[] = [];
  for (let from = 0; from < questions.length; from += AT_ONCE) {
    options.signal?.throwIfAborted();
    const part = questions.slice(from, from + AT_ONCE);
    asked.push(...(await Promise.all(part.map((question) => askOne(search, question, options)))));
    options.onProgress?.(asked.length, questions.length);
  }
  return asked;
}

async function askOne(
  search: AskedSearch,
  question: Question,
  { legs, everywhere, trial }: EvaluateOptions,
): Promise<AskedQuestion> {
  const judged = new Map<string, Judgement>();
  for (const leg of legs) {
    const documents = everywhere ? [] : [question.documentId];
    const results = await search.ask(question.query, { leg, documents, limit: DEPTH, trial });
    const own = results.map((result) => (result.documentId === question.documentId ? result : null));
    judged.set(leg, judge(question.pages, own));
  }
  return { question, judged };
}
