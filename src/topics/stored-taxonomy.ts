import type { EntityManager } from 'typeorm';
import type { SubtopicNode, TaxonomyFile, TopicNode } from './file/taxonomy-file.js';
import { SubtopicEntity } from './subtopic.entity.js';
import { slugOf } from './taxonomy-text.js';
import { TopicEntity } from './topic.entity.js';
import { ZoneEntity } from './zone.entity.js';

/** The taxonomy of the library, read in three queries. */
export class StoredTaxonomy {
  private constructor(
    /** In their order. */
    readonly zones: readonly ZoneEntity[],
    private readonly topicsOf: ReadonlyMap<string, readonly TopicEntity[]>,
    private readonly subtopicsOf: ReadonlyMap<string, readonly SubtopicEntity[]>,
  ) {}

  static async read(manager: EntityManager): Promise<StoredTaxonomy> {
    const zones = await manager.find(ZoneEntity, { order: { position: 'ASC' } });
    const topics = await manager.find(TopicEntity, { order: { nameKey: 'ASC' } });
    const subtopics = await manager.find(SubtopicEntity, { order: { orderInTopic: 'ASC', nameKey: 'ASC' } });
    return new StoredTaxonomy(
      zones,
      groupBy(topics, ({ zoneId }) => zoneId),
      groupBy(subtopics, ({ topicId }) => topicId),
    );
  }

  topics(zoneId: string): readonly TopicEntity[] {
    return this.topicsOf.get(zoneId) ?? [];
  }

  subtopics(topicId: string): readonly SubtopicEntity[] {
    return this.subtopicsOf.get(topicId) ?? [];
  }

  /** Without what an import would find out by itself. */
  asFile(): TaxonomyFile {
    return {
      zones: this.zones.map(({ id, name, description, position }) => ({
        name,
        order: position,
        description,
        topics: this.topics(id).map((topic) => this.topicNode(topic)),
      })),
    };
  }

  private topicNode({ id, name, slug, description }: TopicEntity): TopicNode {
    return {
      name,
      ...(slug !== slugOf(name) && { slug }),
      description,
      subtopics: this.subtopics(id).map(subtopicNode),
    };
  }
}

function subtopicNode(subtopic: SubtopicEntity, index: number): SubtopicNode {
  const { name, orderInTopic: order, conceptIntent: concept, codeIntent: code } = subtopic;
  return { name, ...(order !== index && { order }), concept, code };
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
