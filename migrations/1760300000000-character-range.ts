import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The position of each chunk in the body text of its book; null for existing chunks until their book is read again. */
export class CharacterRange1760300000000 implements MigrationInterface {
  readonly name = 'CharacterRange1760300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE chunks ADD COLUMN char_first integer, ADD COLUMN char_last integer');
    await runner.query(`
      ALTER TABLE chunks ADD CONSTRAINT chunks_characters_check
      CHECK (char_first >= 0 AND char_last >= char_first)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE chunks DROP COLUMN char_first, DROP COLUMN char_last');
  }
}
