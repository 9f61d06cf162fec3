import { Injectable } from '@nestjs/common';
import type { ChunkType } from '../book/chunk-type.js';
import type { Difficulty } from '../documents/document.entity.js';
import { isVisible, visibleText } from '../documents/visible-text.js';
import { UserError } from '../errors/errors.js';
import { SearchService } from '../search/search.service.js';
import type { CodingComplexity } from './coding-complexity.js';
import { compose, fallbackText } from './compose.js';
import type { Composition, ContextChunk, Source, Subject } from './compose.js';
import { ContextConfig } from './context.config.js';
import { ContextRepository } from './context.repository.js';
import { poolsOf } from './difficulty-pools.js';
import { isJunk } from './junk.js';
import { complexityOf } from './rated-code.js';
import { MOST_CHUNKS, selectChunks } from './select-chunks.js';
import type { ListedChunk, Lists } from './select-chunks.js';
import { SubtopicLists } from './subtopic-lists.js';
import type { SubtopicRankings } from './subtopic-lists.js';
import { TokenCounters } from './token-counters.js';
import type { TokenCounting } from './token-counters.js';
import { withinBudget } from './within-budget.js';

export interface ContextOptions {
  /** Level of the readers; without it, books of all levels are equal. */
  readonly difficulty?: Difficulty;
  /** A game about code gets programs, any other one prose. */
  readonly gameType?: string;
  /** Most tokens of the whole text. */
  readonly budget: number;
}

export interface QuestionOptions extends ContextOptions {
  /** Identifiers of the documents; empty: all live ones. */
  readonly documents: readonly string[];
  /** Key of the model whose vectors are compared, instead of those of the active one. */
  readonly model?: string;
}

/** What is cited of a chunk in the text. */
export interface ContextSource extends Omit<ContextChunk, 'text' | 'parts'> {
  /** Its number in the text. */
  readonly number: number;
  readonly pool: Source['pool'];
  /** Of code and of what is to be tried; null for other types. */
  readonly complexity: CodingComplexity | null;
}

/** A question or subtopics, one of them. */
export interface ContextSubject {
  readonly question?: string;
  /** Identifiers. */
  readonly subtopics?: readonly string[];
  /** Identifiers, for a question: only these. */
  readonly documents?: readonly string[];
  /** Key of a model, for a question: compare its vectors. */
  readonly model?: string;
}

export interface ContextAnswer {
  /** Markdown for a language model. */
  readonly text: string;
  readonly tokens: { readonly budget: number; readonly used: number; readonly countedBy: string };
  /** Nothing was found, for one of the subtopics at least: the text asks for general knowledge. */
  readonly fallback: boolean;
  readonly sources: readonly ContextSource[];
}

/** Budgets in tokens. A chunk has up to a few hundred, and a fallback with its header up to fifty. */
export const LEAST_BUDGET = 200;
export const LARGEST_BUDGET = 200_000;
export const USUAL_BUDGET = 3000;
export const GAME_TYPE_LENGTH = 50;
export const MOST_SUBTOPICS = 50;
const BETWEEN = '\n\n';

/** The types that the list of code has; the other list has the rest. */
const CODE_TYPES: readonly ChunkType[] = ['code', 'example', 'exercise', 'try_it'];
const PROSE_TYPES: readonly ChunkType[] = ['concept'];

/** One subject and the chunks that were found for it. */
interface Topic {
  readonly subject: Subject;
  readonly chosen: readonly ListedChunk[];
}

/** Makes contexts for language models: passages with citations within a budget of tokens. */
@Injectable()
export class ContextService {
  constructor(
    private readonly search: SearchService,
    private readonly lists: SubtopicLists,
    private readonly repository: ContextRepository,
    private readonly counters: TokenCounters,
    private readonly config: ContextConfig,
  ) {}

  /**
   * A context for a question or for subtopics.
   *
   * @throws {UserError} `context.invalid` unless exactly one of them is there, and those of the methods below.
   */
  make({
    question,
    subtopics,
    documents,
    model,
    ...options
  }: ContextSubject & ContextOptions): Promise<ContextAnswer> {
    if (question !== undefined && subtopics === undefined) {
      return this.forQuestion(question, { ...options, model, documents: documents ?? [] });
    }
    if (question !== undefined || subtopics === undefined) {
      throw new UserError('context.invalid', 'Ask a question or name subtopics, one of them.', {
        field: 'question',
      });
    }
    if (documents !== undefined) {
      throw new UserError('context.invalid', 'Subtopics take their passages from all books.', {
        field: 'documents',
        hint: 'Leave it out, or ask a question.',
      });
    }
    if (model !== undefined) {
      throw new UserError('context.invalid', 'The lists of subtopics were made with the models in use.', {
        field: 'model',
        hint: 'Leave it out, or ask a question.',
      });
    }
    return this.forSubtopics(subtopics, options);
  }

  /**
   * A context for a question.
   *
   * @throws {UserError} those of `SearchService.search`; `context.invalid`, `context.small_budget`.
   */
  async forQuestion(question: string, options: QuestionOptions): Promise<ContextAnswer> {
    checkOptions(options);
    const { gameType, documents, model } = options;
    const trial = await this.search.trialOf(model);
    const find = async (types: readonly ChunkType[], limit: number): Promise<readonly ListedChunk[]> => {
      const { results } = await this.search.search(question, { types, documents, limit, trial });
      // Scores of a search are comparable within one answer only; what they are worth, the confidence says.
      return results.filter(({ confidence }) => confidence !== 'weak');
    };
    // Without a game, prose and code answer a question equally well.
    const lists: Lists =
      gameType === undefined
        ? { first: await find([], MOST_CHUNKS), other: [] }
        : this.inOrder(await find(PROSE_TYPES, MOST_CHUNKS), await find(CODE_TYPES, MOST_CHUNKS), gameType);
    const chosen = selectChunks(lists, { first: 0, other: 0 });
    const subject = subjectOf([`Question: ${visibleText(question)}`], options);
    return this.answer([{ subject, chosen }], options);
  }

  /**
   * A context for subtopics, one after the other. A subtopic that is named twice is read once.
   *
   * @throws {UserError} `context.invalid`, `subtopic.not_found`, `context.small_budget`.
   */
  async forSubtopics(ids: readonly string[], options: ContextOptions): Promise<ContextAnswer> {
    checkOptions(options);
    const distinct = [...new Set(ids)];
    if (distinct.length === 0 || distinct.length > MOST_SUBTOPICS) {
      throw new UserError('context.invalid', `${distinct.length} subtopics are named.`, {
        field: 'subtopics',
        hint: `Name 1 to ${MOST_SUBTOPICS}.`,
      });
    }
    const topics: Topic[] = [];
    for (const id of distinct) topics.push(this.topicOf(await this.lists.listsOf(id), options));
    return this.answer(topics, options);
  }

  private topicOf({ topic, subtopic, concept, code }: SubtopicRankings, options: ContextOptions): Topic {
    const { gameType } = options;
    const subject = subjectOf([`Topic: ${topic}`, `Subtopic: ${subtopic}`], options);
    return { subject, chosen: this.choose(this.inOrder(concept, code, gameType), gameType) };
  }

  private inOrder(
    concept: readonly ListedChunk[],
    code: readonly ListedChunk[],
    gameType: string | undefined,
  ): Lists {
    return this.isCoding(gameType) ? { first: code, other: concept } : { first: concept, other: code };
  }

  private choose(lists: Lists, gameType: string | undefined): readonly ListedChunk[] {
    const { default: prose, byKey } = this.config.minScore;
    const code = byKey.code ?? prose;
    const least = this.isCoding(gameType) ? { first: code, other: prose } : { first: prose, other: code };
    return selectChunks(lists, least);
  }

  private isCoding(gameType: string | undefined): boolean {
    const coding = this.config.codingGames.split(',').map((name) => name.trim().toLowerCase());
    return gameType !== undefined && coding.includes(gameType.trim().toLowerCase());
  }

  private async answer(topics: readonly Topic[], options: ContextOptions): Promise<ContextAnswer> {
    const rows = await this.repository.chunks(
      topics.flatMap(({ chosen }) => chosen.map(({ chunkId }) => chunkId)),
    );
    const known = new Map(rows.map((row) => [row.chunkId, row]));
    const counting = await this.counters.for(this.isCoding(options.gameType) ? 'code' : 'concept');
    const parts: Composition[] = [];
    let fallback = false;
    for (const [i, { subject, chosen }] of topics.entries()) {
      const chunks = chosen.flatMap(({ chunkId, score }): ContextChunk[] => {
        const row = known.get(chunkId);
        return row ? [{ ...row, score }] : [];
      });
      const before = parts.map(({ text }) => text + BETWEEN).join('');
      const left = options.budget - counting.count(before);
      // What one subtopic leaves over is for the next ones.
      const share = options.budget - left + Math.floor(left / (topics.length - i));
      const sources = parts.flatMap((part) => part.sources);
      const part = partOf(subject, chunks, { before, share, number: sources.length + 1, counting });
      fallback ||= part.sources.length === 0;
      parts.push(part);
    }
    const text = parts.map((part) => part.text).join(BETWEEN);
    return {
      text,
      tokens: {
        budget: options.budget,
        used: counting.count(text),
        countedBy: counting.countedBy,
      },
      fallback,
      sources: parts.flatMap(({ sources }) => sources.map(sourceView)),
    };
  }
}

interface Room {
  /** The text before this part. */
  readonly before: string;
  /** Most tokens of the text before it and of the part. */
  readonly share: number;
  /** Number of its first source. */
  readonly number: number;
  readonly counting: TokenCounting;
}

function partOf(subject: Subject, chunks: readonly ContextChunk[], room: Room): Composition {
  const { before, share, number, counting } = room;
  const pools = poolsOf(chunks, subject.difficulty);
  const telling = (pool: readonly ContextChunk[]) => pool.filter(({ text, title }) => !isJunk(text, title));
  const kept = { primary: telling(pools.primary), supplementary: telling(pools.supplementary) };
  const count = (text: string) => counting.count(before + text);
  const [shortest] = [...kept.primary, ...kept.supplementary]
    .map((chunk) => count(compose(subject, { primary: [chunk], supplementary: [] }, number).text))
    .toSorted((a, b) => a - b);
  if (shortest === undefined) {
    const text = fallbackText(subject);
    if (count(text) > share) throw smallBudget(share, count(text));
    return { text, sources: [] };
  }
  const composed = withinBudget(kept, (some) => compose(subject, some, number), { tokens: share, count });
  if (!composed) throw smallBudget(share, shortest);
  return composed;
}

function smallBudget(share: number, needed: number): UserError {
  return new UserError(
    'context.small_budget',
    `The budget leaves ${share} tokens, and the shortest source takes ${needed} with its header.`,
    { field: 'budget', hint: 'Give a larger budget, or fewer subtopics.' },
  );
}

function subjectOf(lines: readonly string[], { gameType, difficulty }: ContextOptions): Subject {
  return { lines, gameType: gameType === undefined ? undefined : visibleText(gameType), difficulty };
}

function checkOptions({ budget, gameType }: ContextOptions): void {
  if (!Number.isInteger(budget) || budget < LEAST_BUDGET || budget > LARGEST_BUDGET) {
    throw new UserError('context.invalid', `A budget of ${budget} tokens is not possible.`, {
      field: 'budget',
      hint: `Give a whole number from ${LEAST_BUDGET} to ${LARGEST_BUDGET}.`,
    });
  }
  if (gameType !== undefined && (!isVisible(gameType) || gameType.length > GAME_TYPE_LENGTH)) {
    throw new UserError('context.invalid', 'The game type is no word.', {
      field: 'gameType',
      hint: `Give 1 to ${GAME_TYPE_LENGTH} characters, such as coding.`,
    });
  }
}

function sourceView({ number, pool, chunk }: Source): ContextSource {
  const { text: _text, parts: _parts, ...cited } = chunk;
  return { number, pool, ...cited, complexity: complexityOf(chunk) };
}
