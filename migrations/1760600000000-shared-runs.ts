import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets several processes work on one run, and another process continue a lost one: the report on the staged chunks, the
 * number of chunks that had a vector when the previous run was lost, and the parts that are embedded separately. Runs
 * store their client, so that no client fills the queue.
 */
export class SharedRuns1760600000000 implements MigrationInterface {
  readonly name = 'SharedRuns1760600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ingestion_runs ADD COLUMN staged jsonb');
    await runner.query('ALTER TABLE ingestion_runs ADD COLUMN saved integer NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE ingestion_runs ADD COLUMN replaced_by uuid');
    await runner.query('ALTER TABLE ingestion_runs ADD COLUMN client text');
    await runner.query(`
      CREATE TABLE run_parts (
        run_id uuid NOT NULL,
        place_from integer NOT NULL,
        place_to integer NOT NULL,
        owner text,
        beat_at timestamptz,
        done integer NOT NULL DEFAULT 0,
        result jsonb,
        CONSTRAINT run_parts_pkey PRIMARY KEY (run_id, place_from),
        CONSTRAINT run_parts_places_check CHECK (place_from >= 0 AND place_to > place_from),
        CONSTRAINT run_parts_run_id_fkey FOREIGN KEY (run_id) REFERENCES ingestion_runs (id) ON DELETE CASCADE
      )`);

    // However a run ends, its parts are deleted, and a process that embeds one of them notices it.
    await runner.query(`
      CREATE FUNCTION end_run_parts() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM run_parts WHERE run_id = NEW.id;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER ingestion_runs_end_parts AFTER UPDATE OF state ON ingestion_runs FOR EACH ROW
      WHEN (NEW.state IN ('completed', 'failed', 'cancelled')) EXECUTE FUNCTION end_run_parts()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER ingestion_runs_end_parts ON ingestion_runs');
    await runner.query('DROP FUNCTION end_run_parts()');
    await runner.query('DROP TABLE run_parts');
    await runner.query('ALTER TABLE ingestion_runs DROP COLUMN client');
    await runner.query('ALTER TABLE ingestion_runs DROP COLUMN replaced_by');
    await runner.query('ALTER TABLE ingestion_runs DROP COLUMN saved');
    await runner.query('ALTER TABLE ingestion_runs DROP COLUMN staged');
  }
}
