import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SLOTS } from '../book/slot.js';
import type { Slot } from '../book/slot.js';
import type { SlotModel } from '../embedding/slot-models.js';
import { encodeVectors } from '../embedding/vector-codec.js';
import type { IntentParts } from './intent-text.js';
import type { EmbeddingStatus } from './subtopic.entity.js';

/** A subtopic with what its vectors are made of, as it is now. */
export interface SubtopicToEmbed extends IntentParts {
  readonly id: string;
  /** The vectors are stored only while the subtopic has this revision. */
  readonly revision: number;
  readonly status: EmbeddingStatus;
  /** Hash of the text of each slot's vector by the slot's current model, if there is one. */
  readonly hashes: Readonly<Partial<Record<Slot, string>>>;
}

export interface IntentVector {
  readonly subtopicId: string;
  readonly revision: number;
  readonly slot: Slot;
  readonly hash: string;
  readonly vector: Float32Array;
}

/** A job that stopped in the middle leaves subtopics like this; after a minute another one takes them. */
const ABANDONED_SECONDS = 60;

const ALL = `
  SELECT s.id, s.revision, s.embedding_status AS status, s.name, t.name AS "topicName", s.concept_intent AS "conceptIntent",
         s.code_intent AS "codeIntent",
         coalesce((SELECT jsonb_object_agg(e.slot, e.content_hash) FROM subtopic_embeddings e
                   JOIN unnest($1::text[], $2::int[]) AS current(slot, model_id)
                     ON current.slot = e.slot AND current.model_id = e.model_id
                   WHERE e.subtopic_id = s.id), '{}') AS hashes
  FROM subtopics s JOIN topics t ON t.id = s.topic_id
  ORDER BY s.topic_id, s.order_in_topic, s.id`;

const IS_PENDING = `
  SELECT EXISTS (SELECT FROM subtopics WHERE embedding_status = 'pending'
    OR embedding_status = 'processing' AND embedding_status_at < now() - make_interval(secs => $1)) AS pending`;

const HAS_VECTORS = 'SELECT EXISTS (SELECT FROM subtopic_embeddings) AS found';

const SET_STATUS = `
  UPDATE subtopics s SET embedding_status = $3, embedding_error = $4, embedding_status_at = now()
  FROM unnest($1::uuid[], $2::int[]) AS seen(id, revision)
  WHERE s.id = seen.id AND s.revision = seen.revision
    AND (s.embedding_status, s.embedding_error) IS DISTINCT FROM ($3::text, $4::text)`;

/** Only for a subtopic that nobody has changed since its texts were read: a late vector does not replace a newer one. */
const STORE = `
  WITH unchanged AS MATERIALIZED (
    SELECT s.id FROM subtopics s JOIN unnest($4::uuid[], $5::int[]) AS seen(id, revision)
      ON seen.id = s.id AND seen.revision = s.revision
    ORDER BY s.id FOR SHARE OF s)
  INSERT INTO subtopic_embeddings AS e (subtopic_id, slot, model_id, dimension, content_hash, embedding)
  SELECT i.subtopic_id, $1, $2, $3, i.content_hash, i.embedding
  FROM unnest($4::uuid[], $6::text[], $7::vector[]) AS i(subtopic_id, content_hash, embedding)
  WHERE i.subtopic_id IN (SELECT id FROM unchanged)
  ON CONFLICT (subtopic_id, slot, model_id) DO UPDATE
    SET dimension = excluded.dimension, content_hash = excluded.content_hash, embedding = excluded.embedding,
        embedded_at = now()
    WHERE e.content_hash IS DISTINCT FROM excluded.content_hash`;

/** SQL on the vectors of subtopics, and on the status of their making. */
@Injectable()
export class IntentVectorsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every subtopic, with the hashes of the vectors by these models. */
  all(models: readonly SlotModel[]): Promise<SubtopicToEmbed[]> {
    return this.dataSource.query(ALL, [models.map(({ slot }) => slot), models.map(({ modelId }) => modelId)]);
  }

  /** Whether there is a vector, by any model. */
  async hasVectors(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ found: boolean }[]>(HAS_VECTORS);
    return row!.found;
  }

  /** Whether a subtopic waits for its vectors. */
  async isPending(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ pending: boolean }[]>(IS_PENDING, [ABANDONED_SECONDS]);
    return row!.pending;
  }

  /** Sets the status of those that still have their revision. */
  async setStatus(
    subtopics: readonly Pick<SubtopicToEmbed, 'id' | 'revision'>[],
    status: EmbeddingStatus,
    error: string | null = null,
  ): Promise<void> {
    const ids = subtopics.map(({ id }) => id);
    const revisions = subtopics.map(({ revision }) => revision);
    if (ids.length > 0) await this.dataSource.query(SET_STATUS, [ids, revisions, status, error]);
  }

  /** Stores vectors of those subtopics that still have their revision. */
  async store(models: readonly SlotModel[], vectors: readonly IntentVector[]): Promise<void> {
    for (const slot of SLOTS) {
      const model = models.find((one) => one.slot === slot);
      const ofSlot = vectors.filter((vector) => vector.slot === slot);
      if (!model || ofSlot.length === 0) continue;
      await this.dataSource.query(STORE, [
        slot,
        model.modelId,
        model.dimension,
        ofSlot.map(({ subtopicId }) => subtopicId),
        ofSlot.map(({ revision }) => revision),
        ofSlot.map(({ hash }) => hash),
        encodeVectors(
          ofSlot.map(({ vector }) => vector),
          model.dimension,
        ),
      ]);
    }
  }
}
