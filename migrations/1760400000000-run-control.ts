import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A run stores its first stage and the run that it retries; queued runs get their own index. */
export class RunControl1760400000000 implements MigrationInterface {
  readonly name = 'RunControl1760400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ingestion_runs
        ADD COLUMN first_stage text NOT NULL DEFAULT 'reading',
        ADD COLUMN retries uuid,
        ADD CONSTRAINT ingestion_runs_first_stage_check CHECK (first_stage IN ('reading', 'embedding'))`);
    // Claims, queue positions and the limit read only the queued runs, however many have ended.
    await runner.query(`
      CREATE INDEX ingestion_runs_queued_idx ON ingestion_runs (created_at, id) WHERE state = 'queued'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ingestion_runs_queued_idx');
    await runner.query('ALTER TABLE ingestion_runs DROP COLUMN first_stage, DROP COLUMN retries');
  }
}
