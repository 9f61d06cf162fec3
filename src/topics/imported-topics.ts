import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Slot } from '../book/slot.js';
import { encodeVectors } from '../embedding/vector-codec.js';
import type { TaxonomyFile } from './file/taxonomy-file.js';
import { TaxonomyFiles } from './taxonomy-files.js';
import type { MergedTaxonomy } from './taxonomy-merge.js';
import { nameKey } from './taxonomy-text.js';
import { TopicEmbedding } from './topic-embedding.js';

/** The vector of an intent that another library has made. Names say whose it is. */
export interface ImportedIntent {
  readonly zone: string;
  readonly topic: string;
  readonly subtopic: string;
  readonly slot: Slot;
  /** Hash of the text that was embedded. */
  readonly contentHash: string;
  readonly vector: Float32Array;
}

const HAS_TOPICS = 'SELECT EXISTS (SELECT FROM zones) AS found';

/** A vector that is here stays. One whose text is not the present one here counts as missing, as always. */
const ADD_VECTORS = `
  INSERT INTO subtopic_embeddings (subtopic_id, slot, model_id, dimension, content_hash, embedding)
  SELECT s.id, i.slot, $1, $2, i.content_hash, i.embedding
  FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::vector[])
    AS i(zone, topic, subtopic, slot, content_hash, embedding)
  JOIN zones z ON z.name_key = i.zone JOIN topics t ON t.zone_id = z.id AND t.name_key = i.topic
  JOIN subtopics s ON s.topic_id = t.id AND s.name_key = i.subtopic
  ON CONFLICT DO NOTHING`;

/** Takes over the taxonomy of another library. */
@Injectable()
export class ImportedTopics {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: TaxonomyFiles,
    private readonly embedding: TopicEmbedding,
  ) {}

  async hasTopics(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ found: boolean }[]>(HAS_TOPICS);
    return row!.found;
  }

  /** Adds what is missing and changes what differs. @see TaxonomyFiles.merge */
  merge(taxonomy: TaxonomyFile, field: string): Promise<MergedTaxonomy> {
    return this.files.merge(taxonomy, field);
  }

  /** Adds vectors by a model that this library knows. @throws {RangeError} when a number is not finite. */
  async addVectors(
    model: { readonly modelId: number; readonly dimension: number },
    intents: readonly ImportedIntent[],
  ): Promise<void> {
    await this.dataSource.query(ADD_VECTORS, [
      model.modelId,
      model.dimension,
      intents.map(({ zone }) => nameKey(zone)),
      intents.map(({ topic }) => nameKey(topic)),
      intents.map(({ subtopic }) => nameKey(subtopic)),
      intents.map(({ slot }) => slot),
      intents.map(({ contentHash }) => contentHash),
      encodeVectors(
        intents.map(({ vector }) => vector),
        model.dimension,
      ),
    ]);
    await this.embedding.completeEmbedded();
  }
}
