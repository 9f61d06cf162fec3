import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DocumentLookup } from '../documents/document-lookup.js';
import type { DocumentEntity } from '../documents/document.entity.js';
import { assertFile } from '../documents/file-store/assert-file.js';
import { UserError, messageOf } from '../errors/errors.js';
import type { ModelOnTrial } from '../search/search-request.js';
import { AskedSearch } from './asked-search.js';
import { evaluate } from './evaluate.js';
import { evaluationReport } from './evaluation-report.js';
import type { EvaluationReport } from './evaluation-report.js';
import type { LeftOutBook } from './index-reader.js';
import { IndexTerms } from './index-terms.js';
import type { Question } from './question.js';
import { readQuestions } from './questions-file.js';
import type { Fault, StatedQuestion } from './questions-file.js';

export interface EvaluationOptions {
  /** Ways to search, of `AskedSearch.legs`; empty: all of them. */
  readonly legs: readonly string[];
  /** Ask each question in the whole library, not only in its book. */
  readonly everywhere: boolean;
  /** Seed of the intervals. */
  readonly seed: number;
  /** Key of the model whose vectors are compared, instead of those of the active ones. */
  readonly model?: string;
  readonly signal?: AbortSignal;
  onProgress?(label: string, done: number, total: number): void;
}

export interface RetrievalOptions extends EvaluationOptions {
  /** The book of questions that name none. */
  readonly document?: DocumentEntity;
}

export interface AutoOptions extends EvaluationOptions {
  /** Books whose indexes are asked; empty: all of the library. */
  readonly documents: readonly DocumentEntity[];
  /** Most terms of one book. */
  readonly terms: number;
}

export interface AutoReport extends EvaluationReport {
  /** Books without questions, and why. */
  readonly leftOut: readonly LeftOutBook[];
}

/** A file with many faults probably has one cause, which these show. */
const MOST_FAULTS = 20;
/** More is no set of questions. */
const MOST_BYTES = 50_000_000;

/** Measures how well the library finds, by questions whose pages are known. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly search: AskedSearch,
    private readonly lookup: DocumentLookup,
    private readonly terms: IndexTerms,
  ) {}

  /**
   * Asks the questions of a file. A question that names no book belongs to `document`, otherwise to the book that is
   * called like the file: those of `loops.jsonl` to `loops.pdf`.
   *
   * @throws {UserError} `evaluation.invalid_questions` with all faults of the file at once; `evaluation.unknown_leg`;
   *         those of `assertFile`, and of `SearchService.trialOf` for the model.
   */
  async retrieval(path: string, options: RetrievalOptions): Promise<EvaluationReport> {
    const legs = this.legsOf(options.legs);
    const trial = await this.search.trialOf(options.model);
    const { questions: stated, faults } = readQuestions(await textOf(path));
    const { books, faults: unknown } = await this.booksOf(stated, path, options.document);
    const all = [...faults, ...unknown].toSorted((a, b) => a.line - b.line);
    if (all.length > 0) throw invalidQuestions(path, all);
    if (stated.length === 0) {
      throw new UserError('evaluation.invalid_questions', `${basename(path)} has no questions.`, {
        field: 'file',
        hint: 'Write one JSON object a line, such as {"query": "...", "document": "loops.pdf", "pages": [12]}.',
      });
    }
    const questions = stated.map((question): Question => {
      return { ...question, documentId: books.get(question)!.id };
    });
    return this.report(questions, [...books.values()], { ...options, legs, trial });
  }

  /**
   * Asks each book the terms of its own printed index, whose pages are the answers.
   *
   * @throws {UserError} `evaluation.no_index` when no book has an index; those of `SearchService.trialOf` for the model.
   */
  async auto(options: AutoOptions): Promise<AutoReport> {
    const legs = this.legsOf(options.legs);
    const trial = await this.search.trialOf(options.model);
    const documents = options.documents.length > 0 ? options.documents : await this.terms.searchable();
    const { questions, leftOut } = await this.terms.of(documents, options.terms, options);
    if (questions.length === 0) {
      throw new UserError('evaluation.no_index', 'None of the books has an index that can be asked.', {
        fault: 'conflict',
        hint: 'Use `colophon eval retrieval` with questions of your own.',
      });
    }
    return { ...(await this.report(questions, documents, { ...options, legs, trial })), leftOut };
  }

  private async report(
    questions: readonly Question[],
    documents: readonly DocumentEntity[],
    options: EvaluationOptions & { readonly trial?: ModelOnTrial },
  ): Promise<EvaluationReport> {
    const asked = await evaluate(this.search, questions, {
      ...options,
      onProgress: (done, total) => options.onProgress?.('asking', done, total),
    });
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    return evaluationReport(asked, { ...options, titles });
  }

  private legsOf(wanted: readonly string[]): readonly string[] {
    const { legs } = this.search;
    const unknown = wanted.find((leg) => !legs.includes(leg));
    if (unknown !== undefined) {
      throw new UserError('evaluation.unknown_leg', `There is no way to search called "${unknown}".`, {
        field: 'leg',
        hint: `Use ${legs.join(', ')}.`,
      });
    }
    return wanted.length === 0 ? legs : legs.filter((leg) => wanted.includes(leg));
  }

  /** The book of each question, and the questions whose book or pages do not exist. */
  private async booksOf(
    stated: readonly StatedQuestion[],
    path: string,
    usual: DocumentEntity | undefined,
  ): Promise<{ books: ReadonlyMap<StatedQuestion, DocumentEntity>; faults: readonly Fault[] }> {
    const found = new Map<string, DocumentEntity | string>();
    const books = new Map<StatedQuestion, DocumentEntity>();
    const faults: Fault[] = [];
    const named = `${basename(path, extname(path))}.pdf`;
    for (const question of stated) {
      const name = question.book ?? named;
      const known = question.book === null && usual ? usual : (found.get(name) ?? (await this.bookOf(name)));
      found.set(name, known);
      if (typeof known === 'string') {
        const problem = question.book === null ? `it names no document, and ${lowerFirst(known)}` : known;
        faults.push({ line: question.line, problem });
        continue;
      }
      books.set(question, known);
      const last = known.pageCount ?? Infinity;
      const beyond = [...question.pages.keys()].filter((page) => page > last);
      if (beyond.length > 0) {
        faults.push({
          line: question.line,
          problem: `${known.title} has no page ${beyond.join(', ')}: it ends with page ${last}`,
        });
      }
    }
    return { books, faults };
  }

  /** Returns the problem when there is not exactly one such book. */
  private async bookOf(name: string): Promise<DocumentEntity | string> {
    try {
      return await this.lookup.find(name);
    } catch (error) {
      if (error instanceof UserError) return error.message.replace(/\.$/, '');
      throw error;
    }
  }
}

async function textOf(path: string): Promise<string> {
  await assertFile(path);
  const { size } = await stat(path);
  if (size > MOST_BYTES) {
    throw new UserError('evaluation.invalid_questions', `${basename(path)} has ${size} bytes.`, {
      field: 'file',
      hint: `Give a file of at most ${MOST_BYTES} bytes with one question a line.`,
    });
  }
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UserError('file.unreadable', `${path} cannot be read: ${messageOf(cause)}.`, {
      field: 'file',
      cause,
    });
  });
}

function invalidQuestions(path: string, faults: readonly Fault[]): UserError {
  const shown = faults.slice(0, MOST_FAULTS).map(({ line, problem }) => `Line ${line}: ${problem}.`);
  const more = faults.length > MOST_FAULTS ? [`And ${faults.length - MOST_FAULTS} more faults.`] : [];
  return new UserError(
    'evaluation.invalid_questions',
    [`${basename(path)} cannot be asked.`, ...shown, ...more].join('\n'),
    {
      field: 'file',
      hint: 'Correct these lines; `colophon documents` lists the books. Nothing was asked.',
    },
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
