import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is embedded for a chunk: titles before its text, and the hash of both.
 *
 * Existing chunks were embedded without titles. They get an empty prefix and the hash of the text alone, so their
 * vectors stay valid. The next ingestion of their book embeds them again.
 */
export class EmbeddedText1760100000000 implements MigrationInterface {
  readonly name = 'EmbeddedText1760100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE chunks ADD COLUMN embed_prefix text NOT NULL DEFAULT '', ADD COLUMN embed_hash text`);
    await runner.query('UPDATE chunks SET embed_hash = content_hash');
    await runner.query('ALTER TABLE chunks ALTER COLUMN embed_hash SET NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE chunks DROP COLUMN embed_prefix, DROP COLUMN embed_hash');
  }
}
