import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEX = 'CREATE INDEX chunks_filter_idx ON chunks';

/**
 * The place of a chunk in its book, in the index of all that a search can filter by: words are found by places, so that a
 * filter by pages alone need not read the chunks.
 */
export class PlacesInFilterIndex1760931000002 implements MigrationInterface {
  readonly name = 'PlacesInFilterIndex1760931000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX chunks_filter_idx');
    await runner.query(
      `${INDEX} (type, document_id, page_first, page_last, section_id, ordinal, id) WHERE published`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX chunks_filter_idx');
    await runner.query(`${INDEX} (type, document_id, page_first, page_last, section_id, id) WHERE published`);
  }
}
