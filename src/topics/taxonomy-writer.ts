import type { EntityManager } from 'typeorm';
import { firstRow } from '../database/first-row.js';
import type { RemovedTopics } from './taxonomy-views.js';
import { nameKey } from './taxonomy-text.js';

export interface ZoneRow {
  readonly name: string;
  readonly description: string;
  /** Null: after all others. */
  readonly order: number | null;
}

export interface TopicRow {
  readonly zoneId: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
}

export interface SubtopicRow {
  readonly topicId: string;
  readonly name: string;
  /** Null: after all others of the topic. */
  readonly order: number | null;
  readonly conceptIntent: string | null;
  readonly codeIntent: string | null;
}

const ADD_ZONE = `
  INSERT INTO zones (name, name_key, description, position)
  VALUES ($1, $2, $3, coalesce($4::int, (SELECT coalesce(max(position) + 1, 0) FROM zones))) RETURNING id`;
const SET_ZONE = `
  UPDATE zones SET name = $2, name_key = $3, description = $4, position = coalesce($5::int, position), updated_at = now()
  WHERE id = $1`;

const ADD_TOPIC = `
  INSERT INTO topics (zone_id, name, name_key, slug, description) VALUES ($1, $2, $3, $4, $5) RETURNING id`;
const SET_TOPIC = `
  UPDATE topics SET zone_id = $2, name = $3, name_key = $4, slug = $5, description = $6, updated_at = now()
  WHERE id = $1`;

const ADD_SUBTOPIC = `
  INSERT INTO subtopics (topic_id, name, name_key, order_in_topic, concept_intent, code_intent, embedding_status)
  VALUES ($1, $2, $3, coalesce($4::int, (SELECT coalesce(max(order_in_topic) + 1, 0) FROM subtopics WHERE topic_id = $1)),
          $5, $6, 'pending')
  RETURNING id`;
const SET_SUBTOPIC = `
  UPDATE subtopics
  SET topic_id = $2, name = $3, name_key = $4, order_in_topic = coalesce($5::int, order_in_topic),
      concept_intent = $6, code_intent = $7, updated_at = now()
  WHERE id = $1`;

/** The texts of these subtopics have changed. Whoever embeds them now has read the earlier texts, and stores nothing. */
const PEND = `
  UPDATE subtopics
  SET revision = revision + 1, embedding_status = 'pending', embedding_error = NULL, embedding_status_at = now()
  WHERE id = $1 OR topic_id = $2`;

const DELETE_OF_ZONE = `
  WITH gone AS (
    DELETE FROM subtopics s USING topics t WHERE t.id = s.topic_id AND t.zone_id = $1 RETURNING s.id)
  SELECT count(*)::int AS count FROM gone`;
const DELETE_TOPICS_OF_ZONE = `
  WITH gone AS (DELETE FROM topics WHERE zone_id = $1 RETURNING id) SELECT count(*)::int AS count FROM gone`;

/** The statements that change the taxonomy; each is for the caller's transaction. */
export class TaxonomyWriter {
  constructor(private readonly manager: EntityManager) {}

  addZone({ name, description, order }: ZoneRow): Promise<string> {
    return this.added(ADD_ZONE, [name, nameKey(name), description, order]);
  }

  async setZone(id: string, { name, description, order }: ZoneRow): Promise<void> {
    await this.manager.query(SET_ZONE, [id, name, nameKey(name), description, order]);
  }

  addTopic({ zoneId, name, slug, description }: TopicRow): Promise<string> {
    return this.added(ADD_TOPIC, [zoneId, name, nameKey(name), slug, description]);
  }

  /** @param before As it is now: with another name, all its subtopics have other texts. */
  async setTopic(id: string, topic: TopicRow, before: Pick<TopicRow, 'name'>): Promise<void> {
    const { zoneId, name, slug, description } = topic;
    await this.manager.query(SET_TOPIC, [id, zoneId, name, nameKey(name), slug, description]);
    if (name !== before.name) await this.manager.query(PEND, [null, id]);
  }

  addSubtopic({ topicId, name, order, conceptIntent, codeIntent }: SubtopicRow): Promise<string> {
    return this.added(ADD_SUBTOPIC, [topicId, name, nameKey(name), order, conceptIntent, codeIntent]);
  }

  /** @param before As it is now: its vectors are made anew if its texts change. */
  async setSubtopic(id: string, subtopic: SubtopicRow, before: Omit<SubtopicRow, 'order'>): Promise<void> {
    const { topicId, name, order, conceptIntent, codeIntent } = subtopic;
    await this.manager.query(SET_SUBTOPIC, [
      id,
      topicId,
      name,
      nameKey(name),
      order,
      conceptIntent,
      codeIntent,
    ]);
    const isSame =
      topicId === before.topicId &&
      name === before.name &&
      conceptIntent === before.conceptIntent &&
      codeIntent === before.codeIntent;
    if (!isSame) await this.manager.query(PEND, [id, null]);
  }

  /** Removes a zone with everything in it. */
  async deleteZone(id: string): Promise<RemovedTopics> {
    const subtopics = await this.count(DELETE_OF_ZONE, id);
    const topics = await this.count(DELETE_TOPICS_OF_ZONE, id);
    await this.manager.query('DELETE FROM zones WHERE id = $1', [id]);
    return { zones: 1, topics, subtopics };
  }

  async deleteTopic(id: string): Promise<void> {
    await this.manager.query('DELETE FROM topics WHERE id = $1', [id]);
  }

  /** Its vectors and its lists go with it. @returns False when it was not there. */
  async deleteSubtopic(id: string): Promise<boolean> {
    const gone: unknown = await this.manager.query('DELETE FROM subtopics WHERE id = $1 RETURNING id', [id]);
    return firstRow(gone) !== null;
  }

  private async added(statement: string, parameters: readonly unknown[]): Promise<string> {
    const [row] = await this.manager.query<{ id: string }[]>(statement, [...parameters]);
    return row!.id;
  }

  private async count(statement: string, id: string): Promise<number> {
    const [row] = await this.manager.query<{ count: number }[]>(statement, [id]);
    return row!.count;
  }
}
