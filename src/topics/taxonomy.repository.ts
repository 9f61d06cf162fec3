import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EmbeddingStatus } from './subtopic.entity.js';
import type { SubtopicView, TaxonomyPage, TopicView, ZoneView } from './taxonomy-views.js';

const ZONES = `
  SELECT z.id, z.name, z.description, z.position AS "order",
         (SELECT count(*)::int FROM topics t WHERE t.zone_id = z.id) AS topics
  FROM zones z WHERE $1::uuid IS NULL OR z.id = $1`;

const TOPICS = `
  SELECT t.id, t.name, t.slug, t.description, json_build_object('id', z.id, 'name', z.name) AS zone,
         (SELECT count(*)::int FROM subtopics s WHERE s.topic_id = t.id) AS subtopics
  FROM topics t JOIN zones z ON z.id = t.zone_id
  WHERE ($1::uuid IS NULL OR t.id = $1) AND ($2::uuid IS NULL OR z.id = $2)`;

const SUBTOPICS = `
  SELECT s.id, s.name, s.order_in_topic AS "order", json_build_object('id', t.id, 'name', t.name) AS topic,
         json_build_object('id', z.id, 'name', z.name) AS zone, s.concept_intent AS "conceptIntent",
         s.code_intent AS "codeIntent",
         EXISTS (SELECT FROM subtopic_embeddings e WHERE e.subtopic_id = s.id) AS "hasEmbedding",
         s.embedding_status AS "embeddingStatus", s.embedding_error AS "embeddingError",
         s.embedding_status_at AS "embeddingStatusAt"
  FROM subtopics s JOIN topics t ON t.id = s.topic_id JOIN zones z ON z.id = t.zone_id
  WHERE ($1::uuid IS NULL OR s.id = $1) AND ($2::uuid IS NULL OR z.id = $2) AND ($3::uuid IS NULL OR t.id = $3)
    AND ($4::text IS NULL OR s.embedding_status = $4)`;

const ZONE_ORDER = 'z.position';
const TOPIC_ORDER = `${ZONE_ORDER}, t.name_key`;
const SUBTOPIC_ORDER = `${TOPIC_ORDER}, s.order_in_topic, s.name_key`;

/** Those of all kinds whose name is `$1` as names are compared, with the names above them. */
const NAMED = `
  SELECT 'zone' AS kind, z.id, ARRAY[z.name] AS path FROM zones z WHERE z.name_key = $1
  UNION ALL SELECT 'topic', t.id, ARRAY[z.name, t.name] FROM topics t JOIN zones z ON z.id = t.zone_id
  WHERE t.name_key = $1
  UNION ALL SELECT 'subtopic', s.id, ARRAY[z.name, t.name, s.name]
  FROM subtopics s JOIN topics t ON t.id = s.topic_id JOIN zones z ON z.id = t.zone_id WHERE s.name_key = $1
  ORDER BY path`;

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface SubtopicFilter {
  readonly zoneId?: string;
  readonly topicId?: string;
  readonly status?: EmbeddingStatus;
}

export interface NamedNode {
  readonly kind: 'zone' | 'topic' | 'subtopic';
  readonly id: string;
  /** Its name, after those of its parents. */
  readonly path: readonly string[];
}

/** SQL that reads the taxonomy, each list in a constant number of queries. */
@Injectable()
export class TaxonomyRepository {
  constructor(private readonly dataSource: DataSource) {}

  async zone(id: string): Promise<ZoneView | null> {
    return (await this.dataSource.query<ZoneView[]>(ZONES, [id]))[0] ?? null;
  }

  async topic(id: string): Promise<TopicView | null> {
    return (await this.dataSource.query<TopicView[]>(TOPICS, [id, null]))[0] ?? null;
  }

  async subtopic(id: string): Promise<SubtopicView | null> {
    return (await this.dataSource.query<SubtopicView[]>(SUBTOPICS, [id, null, null, null]))[0] ?? null;
  }

  /** In their order. */
  zones(page: Page): Promise<TaxonomyPage<ZoneView>> {
    return this.page(ZONES, ZONE_ORDER, [null], page);
  }

  /** By zone, then by name. */
  topics(zoneId: string | null, page: Page): Promise<TaxonomyPage<TopicView>> {
    return this.page(TOPICS, TOPIC_ORDER, [null, zoneId], page);
  }

  /** By topic, then in their order. */
  subtopics({ zoneId, topicId, status }: SubtopicFilter, page: Page): Promise<TaxonomyPage<SubtopicView>> {
    const filter = [null, zoneId ?? null, topicId ?? null, status ?? null];
    return this.page(SUBTOPICS, SUBTOPIC_ORDER, filter, page);
  }

  named(key: string): Promise<NamedNode[]> {
    return this.dataSource.query(NAMED, [key]);
  }

  private async page<T>(
    statement: string,
    order: string,
    filter: readonly (string | null)[],
    { limit, offset }: Page,
  ): Promise<TaxonomyPage<T>> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM (${statement}) found`,
      [...filter],
    );
    const at = filter.length;
    const items = await this.dataSource.query<T[]>(
      `${statement} ORDER BY ${order} LIMIT $${at + 1} OFFSET $${at + 2}`,
      [...filter, limit, offset],
    );
    return { count: row!.count, items };
  }
}
