import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Distinguishes this library from others on the same Redis. Its one row is created on first use. */
export class LibraryIdentity1760700000002 implements MigrationInterface {
  readonly name = 'LibraryIdentity1760700000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library_identity (
        one boolean PRIMARY KEY DEFAULT true,
        id uuid NOT NULL,
        place text NOT NULL,
        CONSTRAINT library_identity_one_check CHECK (one)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE library_identity');
  }
}
