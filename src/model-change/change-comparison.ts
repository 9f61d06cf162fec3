import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { ActiveModels } from '../embedding/active-models.js';
import { EmbeddingService } from '../embedding/embedding.service.js';
import type { ModelOnTrial } from '../embedding/embedding.service.js';
import { NearestChunks } from '../embedding/nearest-chunks.js';
import { messageOf } from '../errors/errors.js';
import { ModelTrial } from '../evaluation/model-trial.js';
import type { ModelChangeEntity } from './model-change.entity.js';
import type { Comparison } from './comparison.js';

const QUERIES = 50;
const RESULTS = 10;
const NO_INDEX = 'None of the books that were read has an index that can be asked.';
/** A query of a reader has seldom more. */
const WORDS = 12;

/** Hashes give an order that is the same each time, and has nothing to do with the order in the books. */
const SAMPLE = `
  SELECT c.id, c.text, s.title
  FROM chunks c JOIN documents d ON d.id = c.document_id LEFT JOIN sections s ON s.id = c.section_id
  WHERE c.published AND d.deleted_at IS NULL AND c.type = ANY($1)
  ORDER BY md5(c.id::text) LIMIT ${QUERIES}`;

interface Sample {
  readonly id: string;
  readonly text: string;
  readonly title: string | null;
}

interface Query {
  readonly text: string;
  /** The chunk that the query was taken from: both models find it. */
  readonly from: string;
}

/** Compares what the active models and a new one find. */
@Injectable()
export class ChangeComparison {
  private readonly logger = new Logger(ChangeComparison.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly models: ActiveModels,
    private readonly embedding: EmbeddingService,
    private readonly nearest: NearestChunks,
    private readonly trial: ModelTrial,
  ) {}

  /** Null when there is nothing to compare. @throws {UserError} when a model cannot be used here. */
  async compare(
    { types, modelId }: ModelChangeEntity,
    key: string,
    signal: AbortSignal,
  ): Promise<Comparison | null> {
    const samples = await this.dataSource.query<Sample[]>(SAMPLE, [types]);
    if (samples.length === 0) return null;
    const overlaps: number[] = [];
    let sameFirst = 0;
    for (const query of samples.map(queryOf)) {
      signal.throwIfAborted();
      const lists = await this.lists(query, types, { modelId, key });
      const shares = lists.map(({ before, after }) => overlap(before, after));
      overlaps.push(shares.reduce((sum, share) => sum + share, 0) / shares.length);
      if (lists.every(({ before, after }) => before[0] === after[0])) sameFirst += 1;
    }
    return {
      queries: samples.length,
      overlap: overlaps.reduce((sum, one) => sum + one, 0) / overlaps.length,
      leastOverlap: Math.min(...overlaps),
      sameFirst: sameFirst / samples.length,
      ...(await this.figures({ key, types }, signal)),
    };
  }

  /** A book that cannot be read now must not keep the library from a model that is ready. */
  private async figures(
    trial: ModelOnTrial,
    signal: AbortSignal,
  ): Promise<Pick<Comparison, 'terms' | 'figures' | 'noFigures'>> {
    try {
      const { terms, figures } = await this.trial.measure(trial, signal);
      return { terms, figures, ...(terms === 0 && { noFigures: NO_INDEX }) };
    } catch (error) {
      signal.throwIfAborted();
      this.logger.warn(`The models are not compared on index terms: ${messageOf(error)}`);
      return { terms: 0, figures: [], noFigures: 'The terms could not be asked; the log says why.' };
    }
  }

  /** Ids of what both models find, for each of the active models that the new one is to replace. */
  private async lists(
    query: Query,
    types: readonly ChunkType[],
    next: { readonly modelId: number; readonly key: string },
  ): Promise<{ readonly before: string[]; readonly after: string[] }[]> {
    const vector = await this.embedding.embedQueryBy(next.key, query.text);
    const lists = [];
    for (const slot of (await this.models.current()).active) {
      const common = slot.types.filter((type) => types.includes(type));
      const modelId = common.length > 0 ? await this.models.idOf(slot) : null;
      if (modelId === null) continue;
      const old = { modelId, types: common, vector: await this.embedding.embedQueryBy(slot.key, query.text) };
      lists.push({
        before: await this.find(old, query),
        after: await this.find({ modelId: next.modelId, types: common, vector }, query),
      });
    }
    return lists;
  }

  private async find(vector: Parameters<NearestChunks['nearest']>[0], { from }: Query): Promise<string[]> {
    const { chunks } = await this.nearest.nearest(vector, {}, RESULTS + 1);
    return chunks
      .map(({ chunkId }) => chunkId)
      .filter((id) => id !== from)
      .slice(0, RESULTS);
  }
}

/** Titles are nearest to what people ask; every second query is the beginning of a text, where words stand in sentences. */
function queryOf({ id, text, title }: Sample, index: number): Query {
  const words = text.split(/\s+/).slice(0, WORDS).join(' ');
  return { from: id, text: index % 2 === 0 && title?.trim() ? title : words };
}

function overlap(before: readonly string[], after: readonly string[]): number {
  if (before.length === 0) return 1;
  return before.filter((id) => after.includes(id)).length / before.length;
}
