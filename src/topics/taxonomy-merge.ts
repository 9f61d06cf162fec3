import type { EntityManager } from 'typeorm';
import { faulty } from './file/read-taxonomy.js';
import type { SubtopicNode, TaxonomyFault, TaxonomyFile, TopicNode, ZoneNode } from './file/taxonomy-file.js';
import type { StoredTaxonomy } from './stored-taxonomy.js';
import { nameKey, slugOf } from './taxonomy-text.js';
import { TaxonomyWriter } from './taxonomy-writer.js';
import type { TopicEntity } from './topic.entity.js';
import type { ZoneEntity } from './zone.entity.js';

export interface MergeCounts {
  created: number;
  changed: number;
  unchanged: number;
}

export interface MergedTaxonomy {
  readonly zones: Readonly<MergeCounts>;
  readonly topics: Readonly<MergeCounts>;
  readonly subtopics: Readonly<MergeCounts>;
}

/** Brings the taxonomy of a file into the library, in the caller's transaction. */
export class TaxonomyMerge {
  private readonly writer: TaxonomyWriter;
  private readonly counts = { zones: noCounts(), topics: noCounts(), subtopics: noCounts() };

  constructor(
    private readonly stored: StoredTaxonomy,
    manager: EntityManager,
  ) {
    this.writer = new TaxonomyWriter(manager);
  }

  /** @throws {UserError} `taxonomy.invalid_file` when the file contradicts what is in the library and not in the file. */
  async apply(file: TaxonomyFile, field: string): Promise<MergedTaxonomy> {
    const faults = file.zones.flatMap((zone, index) => this.conflicts(zone, index + 1, file));
    if (faults.length > 0) throw faulty(faults, field, 'conflict');
    for (const zone of file.zones) await this.zone(zone);
    return this.counts;
  }

  private conflicts(zone: ZoneNode, number: number, file: TaxonomyFile): TaxonomyFault[] {
    const place = `zone ${number} "${zone.name}"`;
    const faults: TaxonomyFault[] = [];
    const named = new Set(file.zones.map(({ name }) => nameKey(name)));
    const holder = this.stored.zones.find(
      (other) => other.position === zone.order && nameKey(zone.name) !== other.nameKey,
    );
    // A zone of the file may give its order away, if the file says so.
    const staysThere =
      holder && (!named.has(holder.nameKey) || this.nodeOf(file.zones, holder.nameKey)?.order === undefined);
    if (staysThere) faults.push({ place, problem: `has the order of the zone "${holder.name}"` });
    const known = byKey(this.stored.zones, zone.name);
    if (!known) return faults;
    zone.topics.forEach((topic, index) => {
      const slug = this.slugFor(topic, byKey(this.stored.topics(known.id), topic.name));
      const other = this.stored.topics(known.id).find((one) => one.slug === slug);
      if (!other || other.nameKey === nameKey(topic.name)) return;
      const at = `${place} > topic ${index + 1} "${topic.name}"`;
      faults.push({
        place: at,
        problem: `has the slug ${slug} of the topic "${other.name}"; give it a slug`,
      });
    });
    return faults;
  }

  private async zone(node: ZoneNode): Promise<void> {
    const { name, description, order = null, topics } = node;
    const zone = byKey(this.stored.zones, name);
    const row = { name, description, order };
    const id = zone?.id ?? (await this.writer.addZone(row));
    const isSame =
      zone?.name === name && zone.description === description && (order === null || zone.position === order);
    if (zone && !isSame) await this.writer.setZone(id, row);
    count(this.counts.zones, zone, isSame);
    for (const topic of topics) await this.topic(id, zone, topic);
  }

  private async topic(zoneId: string, zone: ZoneEntity | undefined, node: TopicNode): Promise<void> {
    const topic = zone && byKey(this.stored.topics(zoneId), node.name);
    const { name, description } = node;
    const row = { zoneId, name, description, slug: this.slugFor(node, topic) };
    const id = topic?.id ?? (await this.writer.addTopic(row));
    const isSame = topic?.name === name && topic.description === description && topic.slug === row.slug;
    if (topic && !isSame) await this.writer.setTopic(id, row, topic);
    count(this.counts.topics, topic, isSame);
    for (const [index, subtopic] of node.subtopics.entries()) await this.subtopic(id, topic, subtopic, index);
  }

  private async subtopic(
    topicId: string,
    topic: TopicEntity | undefined,
    node: SubtopicNode,
    index: number,
  ): Promise<void> {
    const { name, concept: conceptIntent, code: codeIntent, order = index } = node;
    const subtopic = topic && byKey(this.stored.subtopics(topicId), name);
    const row = { topicId, name, order, conceptIntent, codeIntent };
    const isSame =
      subtopic?.name === name &&
      subtopic.orderInTopic === order &&
      subtopic.conceptIntent === conceptIntent &&
      subtopic.codeIntent === codeIntent;
    if (!subtopic) await this.writer.addSubtopic(row);
    else if (!isSame) await this.writer.setSubtopic(subtopic.id, row, subtopic);
    count(this.counts.subtopics, subtopic, isSame);
  }

  private slugFor({ slug, name }: TopicNode, topic: TopicEntity | undefined): string {
    return slug ?? topic?.slug ?? slugOf(name);
  }

  private nodeOf(zones: readonly ZoneNode[], key: string): ZoneNode | undefined {
    return zones.find(({ name }) => nameKey(name) === key);
  }
}

function noCounts(): MergeCounts {
  return { created: 0, changed: 0, unchanged: 0 };
}

function count(counts: MergeCounts, before: object | undefined, isSame: boolean): void {
  if (!before) counts.created += 1;
  else if (isSame) counts.unchanged += 1;
  else counts.changed += 1;
}

function byKey<T extends { readonly nameKey: string }>(rows: readonly T[], name: string): T | undefined {
  return rows.find((row) => row.nameKey === nameKey(name));
}
