import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { readTaxonomy } from './file/read-taxonomy.js';
import { STARTER_TAXONOMY } from './file/starter-taxonomy.js';
import type { TaxonomyFile } from './file/taxonomy-file.js';
import { writeTaxonomy } from './file/write-taxonomy.js';
import type { TaxonomyFormat } from './file/write-taxonomy.js';
import { StoredTaxonomy } from './stored-taxonomy.js';
import { TaxonomyMerge } from './taxonomy-merge.js';
import type { MergedTaxonomy } from './taxonomy-merge.js';
import { uniquely } from './taxonomy-errors.js';

export { TAXONOMY_FORMATS } from './file/write-taxonomy.js';
export type { TaxonomyFormat } from './file/write-taxonomy.js';

/** Two imports at once would each believe that what both bring is missing. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtextextended('colophon.topics.import', 0))`;

/** Imports and exports the whole taxonomy as YAML or JSON. */
@Injectable()
export class TaxonomyFiles {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Adds what the library lacks and changes what differs; names say what is the same. What the file does not name stays.
   * The same file a second time changes nothing.
   *
   * @param field The argument that named the file; errors name it.
   * @throws {UserError} `taxonomy.invalid_file` with all faults at once. Nothing is imported then.
   */
  async import(text: string, field: string): Promise<MergedTaxonomy> {
    return this.merge(readTaxonomy(text, field), field);
  }

  /** The same with a taxonomy that was read. @throws {UserError} `taxonomy.invalid_file` when it contradicts the library. */
  merge(taxonomy: TaxonomyFile, field: string): Promise<MergedTaxonomy> {
    return uniquely(() =>
      this.dataSource.transaction(async (manager) => {
        await manager.query(ONE_AT_A_TIME);
        const stored = await StoredTaxonomy.read(manager);
        return new TaxonomyMerge(stored, manager).apply(taxonomy, field);
      }),
    );
  }

  /** Imports the taxonomy of programming that comes with the program. */
  async importStarter(): Promise<MergedTaxonomy> {
    return this.import(await readFile(STARTER_TAXONOMY, 'utf8'), 'file');
  }

  async export(format: TaxonomyFormat): Promise<string> {
    const read = (manager: EntityManager) => StoredTaxonomy.read(manager);
    // One snapshot: a change in the middle must not leave a topic without its zone.
    const stored = await this.dataSource.transaction('REPEATABLE READ', read);
    return writeTaxonomy(stored.asFile(), format);
  }
}
