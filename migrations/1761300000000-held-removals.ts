import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many removals of a watched folder wait until a person accepts them. */
export class HeldRemovals1761300000000 implements MigrationInterface {
  readonly name = 'HeldRemovals1761300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE watched_folders ADD held_removals integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE watched_folders DROP held_removals');
  }
}
