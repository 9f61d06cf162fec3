import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { isUuid } from '../database/is-uuid.js';
import { UserError } from '../errors/errors.js';
import { SubtopicEntity } from './subtopic.entity.js';
import { notFound, requireChange, uniquely, valid } from './taxonomy-errors.js';
import type { TaxonomyKind } from './taxonomy-errors.js';
import { checkDescription, checkIntent, checkName, checkOrder, checkSlug, slugOf } from './taxonomy-text.js';
import type { RemovedTopics, SubtopicView, TaxonomyPage, TopicView, ZoneView } from './taxonomy-views.js';
import { TaxonomyWriter } from './taxonomy-writer.js';
import { TaxonomyRepository } from './taxonomy.repository.js';
import type { Page, SubtopicFilter } from './taxonomy.repository.js';
import { TopicEntity } from './topic.entity.js';
import { ZoneEntity } from './zone.entity.js';

/** An omitted field keeps its value, or its default in a new row. */
export interface ZoneInput {
  readonly name?: string;
  readonly description?: string;
  readonly order?: number;
}

export interface TopicInput {
  readonly name?: string;
  readonly description?: string;
  readonly slug?: string;
  /** Id of the zone. */
  readonly zone?: string;
}

export interface SubtopicInput {
  readonly name?: string;
  /** Id of the topic. */
  readonly topic?: string;
  readonly order?: number;
  /** An empty text removes the intent. */
  readonly conceptIntent?: string | null;
  readonly codeIntent?: string | null;
}

const ENTITIES = { zone: ZoneEntity, topic: TopicEntity, subtopic: SubtopicEntity } as const;

/**
 * The taxonomy: zones, their topics and their subtopics. Whatever changes the text of a subtopic makes it `pending`; the
 * job `embed-topics` then makes its vectors, and no caller waits for a model.
 *
 * @throws {UserError} `zone.not_found`, `topic.not_found`, `subtopic.not_found`; `taxonomy.invalid` and
 *         `taxonomy.duplicate`, which name the field; `taxonomy.not_empty`.
 */
@Injectable()
export class TopicsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: TaxonomyRepository,
  ) {}

  zones(page: Page): Promise<TaxonomyPage<ZoneView>> {
    return this.repository.zones(page);
  }

  zone(id: string): Promise<ZoneView> {
    return this.found('zone', id, (known) => this.repository.zone(known));
  }

  async addZone(input: ZoneInput): Promise<ZoneView> {
    const zone = {
      name: valid('name', checkName(input.name)),
      description: valid('description', checkDescription(input.description)),
      order: input.order === undefined ? null : valid('order', checkOrder(input.order)),
    };
    return this.zone(await this.write((writer) => writer.addZone(zone)));
  }

  async changeZone(id: string, input: ZoneInput): Promise<ZoneView> {
    requireChange(input);
    const { name, description, order } = input;
    await this.write(async (writer, manager) => {
      const zone = await this.locked(manager, 'zone', id);
      await writer.setZone(id, {
        name: name === undefined ? zone.name : valid('name', checkName(name)),
        description:
          description === undefined ? zone.description : valid('description', checkDescription(description)),
        order: order === undefined ? null : valid('order', checkOrder(order)),
      });
    });
    return this.zone(id);
  }

  /** @param force Delete its topics and their subtopics too; otherwise a zone that has topics stays. */
  deleteZone(id: string, force = false): Promise<RemovedTopics> {
    return this.write(async (writer, manager) => {
      await this.locked(manager, 'zone', id);
      const topics = await manager.countBy(TopicEntity, { zoneId: id });
      if (topics > 0 && !force) {
        throw notEmpty('zone', topics, 'Delete or move them first, or force the deletion: then they go too.');
      }
      return writer.deleteZone(id);
    });
  }

  /** @param zone Id; null: of all zones. */
  async topics(zone: string | null, page: Page): Promise<TaxonomyPage<TopicView>> {
    if (zone !== null) await this.zone(zone);
    return this.repository.topics(zone, page);
  }

  topic(id: string): Promise<TopicView> {
    return this.found('topic', id, (known) => this.repository.topic(known));
  }

  async addTopic(input: TopicInput): Promise<TopicView> {
    const name = valid('name', checkName(input.name));
    const topic = {
      zoneId: required('zone', input.zone),
      name,
      slug: input.slug === undefined ? slugOf(name) : valid('slug', checkSlug(input.slug)),
      description: valid('description', checkDescription(input.description)),
    };
    const id = await this.write(async (writer, manager) => {
      await this.held(manager, 'zone', topic.zoneId);
      return writer.addTopic(topic);
    });
    return this.topic(id);
  }

  async changeTopic(id: string, input: TopicInput): Promise<TopicView> {
    requireChange(input);
    const { name, description, slug, zone } = input;
    await this.write(async (writer, manager) => {
      const topic = await this.locked(manager, 'topic', id);
      if (zone !== undefined) await this.held(manager, 'zone', zone);
      const changed = {
        zoneId: zone ?? topic.zoneId,
        name: name === undefined ? topic.name : valid('name', checkName(name)),
        slug: slug === undefined ? topic.slug : valid('slug', checkSlug(slug)),
        description:
          description === undefined ? topic.description : valid('description', checkDescription(description)),
      };
      await writer.setTopic(id, changed, topic);
    });
    return this.topic(id);
  }

  deleteTopic(id: string): Promise<RemovedTopics> {
    return this.write(async (writer, manager) => {
      await this.locked(manager, 'topic', id);
      const subtopics = await manager.countBy(SubtopicEntity, { topicId: id });
      if (subtopics > 0) throw notEmpty('topic', subtopics, 'Delete or move them first.');
      await writer.deleteTopic(id);
      return { zones: 0, topics: 1, subtopics: 0 };
    });
  }

  async subtopics(filter: SubtopicFilter, page: Page): Promise<TaxonomyPage<SubtopicView>> {
    if (filter.zoneId !== undefined) await this.zone(filter.zoneId);
    if (filter.topicId !== undefined) await this.topic(filter.topicId);
    return this.repository.subtopics(filter, page);
  }

  subtopic(id: string): Promise<SubtopicView> {
    return this.found('subtopic', id, (known) => this.repository.subtopic(known));
  }

  async addSubtopic(input: SubtopicInput): Promise<SubtopicView> {
    const subtopic = {
      topicId: required('topic', input.topic),
      name: valid('name', checkName(input.name)),
      order: input.order === undefined ? null : valid('order', checkOrder(input.order)),
      conceptIntent: valid('conceptIntent', checkIntent(input.conceptIntent)),
      codeIntent: valid('codeIntent', checkIntent(input.codeIntent)),
    };
    const id = await this.write(async (writer, manager) => {
      await this.held(manager, 'topic', subtopic.topicId);
      return writer.addSubtopic(subtopic);
    });
    return this.subtopic(id);
  }

  async changeSubtopic(id: string, input: SubtopicInput): Promise<SubtopicView> {
    requireChange(input);
    const { name, topic, order, conceptIntent, codeIntent } = input;
    await this.write(async (writer, manager) => {
      const subtopic = await this.locked(manager, 'subtopic', id);
      if (topic !== undefined) await this.held(manager, 'topic', topic);
      const changed = {
        topicId: topic ?? subtopic.topicId,
        name: name === undefined ? subtopic.name : valid('name', checkName(name)),
        order: order === undefined ? null : valid('order', checkOrder(order)),
        conceptIntent:
          conceptIntent === undefined
            ? subtopic.conceptIntent
            : valid('conceptIntent', checkIntent(conceptIntent)),
        codeIntent:
          codeIntent === undefined ? subtopic.codeIntent : valid('codeIntent', checkIntent(codeIntent)),
      };
      await writer.setSubtopic(id, changed, subtopic);
    });
    return this.subtopic(id);
  }

  async deleteSubtopic(id: string): Promise<RemovedTopics> {
    const isGone = isUuid(id) && (await this.write((writer) => writer.deleteSubtopic(id)));
    if (!isGone) throw notFound('subtopic', id);
    return { zones: 0, topics: 0, subtopics: 1 };
  }

  private write<T>(work: (writer: TaxonomyWriter, manager: EntityManager) => Promise<T>): Promise<T> {
    return uniquely(() =>
      this.dataSource.transaction((manager) => work(new TaxonomyWriter(manager), manager)),
    );
  }

  private async found<T>(
    kind: TaxonomyKind,
    id: string,
    find: (id: string) => Promise<T | null>,
  ): Promise<T> {
    const row = isUuid(id) ? await find(id) : null;
    if (row === null) throw notFound(kind, id);
    return row;
  }

  /** The row, which nobody else changes or deletes until the transaction ends. */
  private async locked<K extends TaxonomyKind>(
    manager: EntityManager,
    kind: K,
    id: string,
  ): Promise<InstanceType<(typeof ENTITIES)[K]>> {
    const where = { id };
    const row = isUuid(id)
      ? await manager.findOne<ZoneEntity | TopicEntity | SubtopicEntity>(ENTITIES[kind], {
          where,
          // A ranking may store lists of a subtopic that is being changed, but not of one that is being deleted.
          lock: { mode: kind === 'subtopic' ? 'for_no_key_update' : 'pessimistic_write' },
        })
      : null;
    if (!row) throw notFound(kind, id);
    return row as InstanceType<(typeof ENTITIES)[K]>;
  }

  /** Sees to it that a parent is there, and stays until the transaction ends. */
  private async held(manager: EntityManager, kind: 'zone' | 'topic', id: string): Promise<void> {
    const statement = `SELECT id FROM ${kind}s WHERE id = $1 FOR KEY SHARE`;
    const rows = isUuid(id) ? await manager.query<object[]>(statement, [id]) : [];
    if (rows.length === 0) throw notFound(kind, id, kind);
  }
}

function required(field: string, value: string | undefined): string {
  return valid(field, value === undefined ? { fault: 'is missing' } : { value });
}

function notEmpty(kind: 'zone' | 'topic', children: number, hint: string): UserError {
  const what = kind === 'zone' ? 'topic' : 'subtopic';
  const has = `The ${kind} has ${children} ${what}${children === 1 ? '' : 's'}.`;
  return new UserError('taxonomy.not_empty', has, { fault: 'conflict', field: 'id', hint });
}
