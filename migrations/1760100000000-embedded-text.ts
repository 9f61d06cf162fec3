import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a chunk is embedded with: titles before its text, and the hash of both.
 *
 * Chunks that exist were embedded without titles, so their vectors stay valid for what they say now: no prefix, and the
 * hash of the text alone. The next ingest of their book embeds them anew.
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
