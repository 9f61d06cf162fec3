import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The journal of changes that event streams read. Triggers write it, so every change of a run or a document has its
 * event in the same transaction.
 *
 * The triggers are deferred to the commit, where they take a lock. So events become visible in the order of their ids,
 * and a reader that has seen an id has seen every lower one. Nothing is locked after this lock, so it cannot deadlock.
 */
export class Events1760400000001 implements MigrationInterface {
  readonly name = 'Events1760400000001';

  async up(runner: QueryRunner): Promise<void> {
    // No foreign keys: the event of a deletion outlives its document.
    await runner.query(`
      CREATE TABLE events (
        id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        document_id uuid NOT NULL,
        run_id uuid,
        type text NOT NULL,
        payload jsonb NOT NULL,
        CONSTRAINT events_type_check CHECK (type IN ('run', 'document'))
      )`);
    await runner.query('CREATE INDEX events_document_id_idx ON events (document_id, id)');
    await runner.query('CREATE INDEX events_run_id_idx ON events (run_id, id)');

    // Events are kept for a week, longer than any client that means to return is away, and at most 100 000 of them
    // (about 30 MB). Only every 1000th event triggers the cleaning, so its cost is negligible.
    await runner.query(`
      CREATE FUNCTION record_event(document uuid, run uuid, kind text, content jsonb) RETURNS void
      LANGUAGE plpgsql AS $$
      DECLARE
        new_id bigint;
      BEGIN
        PERFORM pg_advisory_xact_lock(7245310612);
        INSERT INTO events (document_id, run_id, type, payload) VALUES (document, run, kind, content)
        RETURNING id INTO new_id;
        IF new_id % 1000 = 0 THEN
          DELETE FROM events WHERE id <= new_id - 100000 OR at < now() - interval '7 days';
        END IF;
        PERFORM pg_notify('colophon_events', '');
      END $$`);

    // An event for mere progress is written at most once a second.
    await runner.query(`
      CREATE FUNCTION record_run_event() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND EXISTS (
          SELECT FROM (SELECT at FROM events WHERE run_id = NEW.id ORDER BY id DESC LIMIT 1) last
          WHERE last.at > clock_timestamp() - interval '1 second')
        THEN
          RETURN NULL;
        END IF;
        PERFORM record_event(NEW.document_id, NEW.id, 'run', jsonb_build_object(
          'state', NEW.state, 'attempts', NEW.attempts, 'progressDone', NEW.progress_done,
          'progressTotal', NEW.progress_total, 'failedStage', NEW.failed_stage,
          'errorCode', NEW.error_code, 'errorMessage', NEW.error_message));
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER run_queued_event AFTER INSERT ON ingestion_runs
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_run_event()`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER run_changed_event AFTER UPDATE ON ingestion_runs
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      WHEN ((OLD.state, OLD.progress_done, OLD.progress_total)
        IS DISTINCT FROM (NEW.state, NEW.progress_done, NEW.progress_total))
      EXECUTE FUNCTION record_run_event()`);

    await runner.query(`
      CREATE FUNCTION record_document_event() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          PERFORM record_event(OLD.id, NULL, 'document', jsonb_build_object(
            'status', OLD.status, 'message', OLD.message, 'deleted', 'hard'));
        ELSE
          PERFORM record_event(NEW.id, NULL, 'document', jsonb_build_object(
            'status', NEW.status, 'message', NEW.message,
            'deleted', CASE WHEN NEW.deleted_at IS NOT NULL THEN 'soft' END));
        END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER document_event AFTER INSERT OR DELETE ON documents
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_document_event()`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER document_changed_event AFTER UPDATE ON documents
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      WHEN ((OLD.status, OLD.deleted_at) IS DISTINCT FROM (NEW.status, NEW.deleted_at))
      EXECUTE FUNCTION record_document_event()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION record_document_event, record_run_event CASCADE');
    await runner.query('DROP FUNCTION record_event');
    await runner.query('DROP TABLE events');
  }
}
