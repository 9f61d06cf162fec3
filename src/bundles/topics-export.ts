import { Injectable } from '@nestjs/common';
import type { ArchiveWriter } from '../archive/archive-writer.js';
import { TaxonomyFiles } from '../topics/taxonomy-files.js';
import { MEMBER } from './bundle-format.js';
import type { BundledTopics } from './bundle-format.js';
import { BundleReader } from './bundle-reader.repository.js';
import type { IntentRow, NumberedModel } from './bundle-reader.repository.js';
import { littleEndian } from './vector-bytes.js';

/** Adds the taxonomy of the library to a bundle, with the vectors of the intents. */
@Injectable()
export class TopicsExport {
  constructor(
    private readonly files: TaxonomyFiles,
    private readonly reader: BundleReader,
  ) {}

  /** Adds nothing when there are no topics. */
  async add(models: readonly NumberedModel[], writer: ArchiveWriter): Promise<void> {
    const taxonomy = JSON.parse(await this.files.export('json')) as { readonly zones: readonly object[] };
    if (taxonomy.zones.length === 0) return;
    const found: { readonly model: NumberedModel; readonly rows: readonly IntentRow[] }[] = [];
    for (const model of models) {
      const rows = await this.reader.intents(model.id);
      if (rows.length > 0) found.push({ model, rows });
    }
    const vectors = Object.fromEntries(found.map(({ model, rows }) => [model.number, rows.map(namesOf)]));
    const topics: BundledTopics = { taxonomy, vectors };
    await writer.addJson(MEMBER.topics, topics);
    for (const { model, rows } of found) {
      const bytes = littleEndian(
        rows.map(({ sent }) => sent),
        model.dimension,
      );
      await writer.add(MEMBER.topicVectors(model.number), bytes);
    }
  }
}

function namesOf({ zone, topic, subtopic, slot, contentHash }: IntentRow) {
  return { zone, topic, subtopic, slot, contentHash };
}
