import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A ranking that somebody asks for has an identifier, limits of its own and, once it is made, its result. Requests that
 * changes of the library write have none of these, as before.
 */
export class AskedRankings1760936000000 implements MigrationInterface {
  readonly name = 'AskedRankings1760936000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ranking_requests
        ADD public_id uuid CONSTRAINT ranking_requests_public_id_key UNIQUE,
        ADD options jsonb,
        ADD ranked_at timestamptz,
        ADD result jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM ranking_requests WHERE ranked_at IS NOT NULL');
    await runner.query(
      'ALTER TABLE ranking_requests DROP result, DROP ranked_at, DROP options, DROP public_id',
    );
  }
}
