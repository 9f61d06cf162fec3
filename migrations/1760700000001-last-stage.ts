import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The content of a run's event, before and after this migration. */
const recordRunEvent = (lastStage: string) => `
  CREATE OR REPLACE FUNCTION record_run_event() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND EXISTS (
      SELECT FROM (SELECT at FROM events WHERE run_id = NEW.id ORDER BY id DESC LIMIT 1) last
      WHERE last.at > clock_timestamp() - interval '1 second')
    THEN
      RETURN NULL;
    END IF;
    PERFORM record_event(NEW.document_id, NEW.id, 'run', jsonb_build_object(
      'state', NEW.state, ${lastStage}'attempts', NEW.attempts, 'progressDone', NEW.progress_done,
      'progressTotal', NEW.progress_total, 'failedStage', NEW.failed_stage,
      'errorCode', NEW.error_code, 'errorMessage', NEW.error_message));
    RETURN NULL;
  END $$`;

/**
 * The stage that a run ends with; until now every run went on to the last one. Events contain it, so that their readers
 * can compute the progress of a run.
 */
export class LastStage1760700000001 implements MigrationInterface {
  readonly name = 'LastStage1760700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ingestion_runs
        ADD COLUMN last_stage text NOT NULL DEFAULT 'publishing',
        ADD CONSTRAINT ingestion_runs_last_stage_check CHECK (last_stage IN ('structuring', 'chunking', 'publishing'))`);
    await runner.query(recordRunEvent(`'lastStage', NEW.last_stage, `));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(recordRunEvent(''));
    await runner.query('ALTER TABLE ingestion_runs DROP COLUMN last_stage');
  }
}
