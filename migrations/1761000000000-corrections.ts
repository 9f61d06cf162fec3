import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The content of a run's event, before and after this migration. */
const recordRunEvent = (stageStarted: string) => `
  CREATE OR REPLACE FUNCTION record_run_event() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND EXISTS (
      SELECT FROM (SELECT at FROM events WHERE run_id = NEW.id ORDER BY id DESC LIMIT 1) last
      WHERE last.at > clock_timestamp() - interval '1 second')
    THEN
      RETURN NULL;
    END IF;
    PERFORM record_event(NEW.document_id, NEW.id, 'run', jsonb_build_object(
      'state', NEW.state, 'lastStage', NEW.last_stage, ${stageStarted}'attempts', NEW.attempts,
      'progressDone', NEW.progress_done, 'progressTotal', NEW.progress_total, 'failedStage', NEW.failed_stage,
      'errorCode', NEW.error_code, 'errorMessage', NEW.error_message));
    RETURN NULL;
  END $$`;

/**
 * Corrections that a person made to chunks and sections, and which of them shaped a row. Chunks also keep why they have
 * their type. Runs keep when their stage began, so that events can tell a rate.
 */
export class Corrections1761000000000 implements MigrationInterface {
  readonly name = 'Corrections1761000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE chunks
        ADD difficulty text,
        ADD type_reason jsonb,
        ADD corrections uuid[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT chunks_difficulty_check
          CHECK (difficulty IN ('beginner', 'intermediate', 'advanced', 'master'))`);
    // Few chunks are corrected, and each correction looks for those that it has shaped.
    await runner.query(
      `CREATE INDEX chunks_corrected_idx ON chunks (document_id, ordinal) WHERE corrections <> '{}'`,
    );
    await runner.query(`ALTER TABLE sections ADD corrections uuid[] NOT NULL DEFAULT '{}'`);
    await runner.query('ALTER TABLE ingestion_runs ADD stage_started_at timestamptz');
    await runner.query(`
      CREATE TABLE corrections (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        document_id uuid NOT NULL,
        kind text NOT NULL,
        change jsonb NOT NULL,
        place jsonb NOT NULL,
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        snapshot jsonb NOT NULL,
        status text NOT NULL DEFAULT 'applied',
        reason text,
        staged jsonb,
        made_by jsonb NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        undone_by jsonb,
        undone_at timestamptz,
        CONSTRAINT corrections_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE CASCADE,
        CONSTRAINT corrections_kind_check CHECK (kind IN ('type', 'difficulty', 'split', 'join', 'title')),
        CONSTRAINT corrections_status_check CHECK (status IN ('applied', 'not_applied', 'undone'))
      )`);
    await runner.query('CREATE INDEX corrections_document_id_idx ON corrections (document_id, made_at, id)');
    // A row for each document whose corrected chunks wait for vectors; the job that embeds them removes it.
    await runner.query(`
      CREATE TABLE corrected_documents (
        id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        document_id uuid NOT NULL,
        CONSTRAINT corrected_documents_document_id_fkey
          FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE CASCADE
      )`);

    await replaceEventTypes(runner, `'run', 'document', 'correction'`);
    await runner.query(`
      CREATE FUNCTION record_correction_event() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM record_event(NEW.document_id, NULL, 'correction', jsonb_build_object(
          'correctionId', NEW.id, 'kind', NEW.kind, 'status', NEW.status));
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER correction_event AFTER INSERT ON corrections
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_correction_event()`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER correction_changed_event AFTER UPDATE ON corrections
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_correction_event()`);
    await runner.query(recordRunEvent(`'stageStartedAt', NEW.stage_started_at, `));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(recordRunEvent(''));
    await runner.query('DROP TABLE corrected_documents, corrections');
    await runner.query('DROP FUNCTION record_correction_event');
    await runner.query(`DELETE FROM events WHERE type = 'correction'`);
    await replaceEventTypes(runner, `'run', 'document'`);
    await runner.query('ALTER TABLE ingestion_runs DROP stage_started_at');
    await runner.query('ALTER TABLE sections DROP corrections');
    await runner.query('ALTER TABLE chunks DROP corrections, DROP type_reason, DROP difficulty');
  }
}

async function replaceEventTypes(runner: QueryRunner, types: string): Promise<void> {
  await runner.query('ALTER TABLE events DROP CONSTRAINT events_type_check');
  await runner.query(`ALTER TABLE events ADD CONSTRAINT events_type_check CHECK (type IN (${types}))`);
}
