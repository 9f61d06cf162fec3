import { Injectable } from '@nestjs/common';
import { DocumentsService } from '../documents/documents.service.js';
import { LexicalSearch } from '../lexical/lexical-search.js';
import { METRICS } from '../telemetry/metrics.js';
import { timed } from '../telemetry/recording.js';
import { buildResult, facetsOf } from './build-results.js';
import { CandidateSearch } from './candidates.js';
import type { Candidates } from './candidates.js';
import { readCursor, writeCursor } from './cursor.js';
import { LEXICAL_WEIGHT, fuse } from './fuse.js';
import type { Fused, Leg } from './fuse.js';
import { OutdatedCount } from './outdated-count.js';
import { listPassages } from './passage-list.js';
import type { RankedChunk } from './passage-list.js';
import { queryKind } from './query-kind.js';
import type { QueryKind } from './query-kind.js';
import { assertRequest } from './search-request.js';
import type { ModelOnTrial, SearchRequest } from './search-request.js';
import type { Explanation, QueryExplanation, SearchAnswer } from './search-answer.js';
import { SearchRepository } from './search.repository.js';
import { SearchSources } from './search-sources.js';
import { sectionWorth } from './secondary-sections.js';

export type { Passage } from './search.repository.js';
export type { SearchAnswer, SearchResult } from './search-answer.js';

/** A chunk that was found, and all that speaks for it. */
interface Scored extends RankedChunk {
  readonly fused: Fused;
  readonly worth: number;
}

/** Finds passages by meaning and by words, and says where they stand and how it found them. */
@Injectable()
export class SearchService {
  constructor(
    private readonly candidates: CandidateSearch,
    private readonly lexical: LexicalSearch,
    private readonly documents: DocumentsService,
    private readonly repository: SearchRepository,
    private readonly outdated: OutdatedCount,
    private readonly sources: SearchSources,
  ) {}

  /**
   * The published passages that answer a query best.
   *
   * @throws {UserError} `search.*` for what is wrong with the request, `document.not_found` for an unknown filter,
   *         `model.missing`, `model.damaged` and `model.no_vectors` for the model.
   */
  search(query: string, request: SearchRequest): Promise<SearchAnswer> {
    return timed(METRICS.searches, { leg: 'whole' }, () => this.answer(query, request));
  }

  /**
   * The model that several searches name: `trial` of each. A search of types of which it has no vectors then goes on as
   * usual, while one that names the model itself is refused.
   *
   * @throws {UserError} `model.missing`, `model.damaged`, `model.no_vectors`
   */
  async trialOf(model: string | undefined): Promise<ModelOnTrial | undefined> {
    return model === undefined ? undefined : this.sources.named(model);
  }

  private async answer(query: string, request: SearchRequest): Promise<SearchAnswer> {
    const started = performance.now();
    assertRequest(query, request);
    const after = readCursor(query, request);
    await this.documents.requireAll(request.documents ?? [], 'document');
    const sections = request.sections?.length ? await this.repository.subtree(request.sections) : [];
    const { source, trial } = await this.sources.for(request);
    const leg = request.typing ? 'lexical' : (request.leg ?? 'fused');
    const { typing } = request;
    const found = await this.candidates.find(query, { ...request, sections }, leg, source, { typing, trial });
    const kind = queryKind(query);
    const lexicalWeight = weightOf(leg, kind, found);
    const scored = rank(query, found, lexicalWeight, request);

    const listed = await listPassages(scored, source.texts, { ...request, after });
    const page = listed.slice(0, request.limit);
    const scores = listed.map(({ best }) => best.score);
    const highlighter = found.lexical && this.lexical.highlighter(found.lexical);
    const results = page.map(({ passage, best, copies }, index) =>
      buildResult(passage, index, {
        scores,
        firstRank: (after?.rank ?? 0) + 1,
        highlights: (text) => highlighter?.in(text) ?? [],
        explanation: request.explain ? explain(best, copies) : undefined,
      }),
    );
    const last = results.at(-1);
    return {
      results,
      confidence: results[0]?.confidence ?? 'weak',
      facets: facetsOf(scored.map(({ chunk }) => chunk)),
      next: last && listed.length > page.length ? writeCursor(query, request, last) : null,
      tookMs: Math.round(performance.now() - started),
      needsReembedding: await this.outdated.count(trial),
      ...(request.explain && { explanation: explainQuery({ kind, leg, lexicalWeight, request, found }) }),
    };
  }
}

/** Words that the library does not have cannot decide, nor can the vectors of a library that has none. */
function weightOf(leg: Leg, kind: QueryKind, { lexical, vectorSearches }: Candidates): number {
  if (leg !== 'fused') return leg === 'lexical' ? 1 : 0;
  if (!lexical || lexical.best === 0) return 0;
  return vectorSearches.length === 0 ? 1 : LEXICAL_WEIGHT[kind];
}

/** Best first. */
function rank(query: string, found: Candidates, lexicalWeight: number, request: SearchRequest): Scored[] {
  return fuse(found.evidence, lexicalWeight, request.fusion ?? 'score')
    .filter(({ score }) => score > 0)
    .map((fused) => {
      const chunk = found.chunks.get(fused.chunkId)!;
      const worth = sectionWorth(chunk.sectionPath, query);
      return { chunk, fused, worth, score: fused.score * worth };
    })
    .toSorted((a, b) => b.score - a.score);
}

function explain({ fused, worth }: Scored, copies: number): Explanation {
  return {
    vector: { rank: fused.vectorRank, score: fused.vector },
    lexical: { rank: fused.lexicalRank, score: fused.lexical },
    sectionWorth: worth,
    copies,
  };
}

function explainQuery({
  kind,
  leg,
  lexicalWeight,
  request,
  found,
}: {
  readonly kind: QueryKind;
  readonly leg: Leg;
  readonly lexicalWeight: number;
  readonly request: SearchRequest;
  readonly found: Candidates;
}): QueryExplanation {
  return {
    kind,
    leg,
    fusion: request.fusion ?? 'score',
    lexicalWeight,
    terms: found.lexical?.terms.map(({ term }) => term) ?? [],
    unknownTerms: found.lexical?.unknown ?? [],
    vectors: found.vectorSearches,
  };
}
