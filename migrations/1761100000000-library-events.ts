import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The content of a run's event, before and after this migration. */
const recordRunEvent = (saved: string) => `
  CREATE OR REPLACE FUNCTION record_run_event() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND EXISTS (
      SELECT FROM (SELECT at FROM events WHERE run_id = NEW.id ORDER BY id DESC LIMIT 1) last
      WHERE last.at > clock_timestamp() - interval '1 second')
    THEN
      RETURN NULL;
    END IF;
    PERFORM record_event(NEW.document_id, NEW.id, 'run', jsonb_build_object(
      'state', NEW.state, 'lastStage', NEW.last_stage, 'stageStartedAt', NEW.stage_started_at, ${saved}'attempts', NEW.attempts,
      'progressDone', NEW.progress_done, 'progressTotal', NEW.progress_total, 'failedStage', NEW.failed_stage,
      'errorCode', NEW.error_code, 'errorMessage', NEW.error_message));
    RETURN NULL;
  END $$`;

/**
 * Events of what belongs to no document: changes of model, topics and rankings. Events of runs also tell which vectors a
 * lost run had made, so that a rate counts only what is computed.
 *
 * Their number is bounded: progress is told once a second, and one event tells of all topics that a transaction changes.
 */
export class LibraryEvents1761100000000 implements MigrationInterface {
  readonly name = 'LibraryEvents1761100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE events ALTER document_id DROP NOT NULL');
    await replaceEventTypes(runner, `'run', 'document', 'correction', 'model_change', 'topics', 'ranking'`);
    // The last event of a type is looked for at each change.
    await runner.query('CREATE INDEX events_library_idx ON events (type, id) WHERE document_id IS NULL');
    await runner.query(`
      CREATE FUNCTION told_lately(kind text) RETURNS boolean LANGUAGE sql AS $$
        SELECT coalesce((
          SELECT e.at > clock_timestamp() - interval '1 second' FROM events e
          WHERE e.document_id IS NULL AND e.type = kind ORDER BY e.id DESC LIMIT 1), false)
      $$`);
    // What this transaction has told already, it does not tell again.
    await runner.query(`
      CREATE FUNCTION record_library_event(kind text, content jsonb) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT FROM (
            SELECT e.xmin AS writer, e.payload FROM events e
            WHERE e.document_id IS NULL AND e.type = kind ORDER BY e.id DESC LIMIT 1) last
          WHERE last.writer = pg_current_xact_id()::xid AND last.payload = content)
        THEN
          RETURN;
        END IF;
        PERFORM record_event(NULL, NULL, kind, content);
      END $$`);
    await addModelChanges(runner);
    await addTopics(runner);
    await addRankings(runner);
    await runner.query(recordRunEvent(`'saved', NEW.saved, `));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(recordRunEvent(''));
    await runner.query(`
      DROP FUNCTION record_model_change_event, record_topics_event, record_topic_vectors_event,
        record_ranking_event, record_dead_ranking_event CASCADE`);
    await runner.query('DROP FUNCTION record_library_event, told_lately');
    await runner.query('DELETE FROM events WHERE document_id IS NULL');
    await runner.query('DROP INDEX events_library_idx');
    await replaceEventTypes(runner, `'run', 'document', 'correction'`);
    await runner.query('ALTER TABLE events ALTER document_id SET NOT NULL');
  }
}

/** Their state, and how many chunks have a vector by the new model. */
async function addModelChanges(runner: QueryRunner): Promise<void> {
  // It locks before it reads, so that the event of a part never tells a state that the change has left.
  await runner.query(`
    CREATE FUNCTION record_model_change_event() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      change uuid;
    BEGIN
      PERFORM pg_advisory_xact_lock(7245310612);
      IF TG_TABLE_NAME = 'model_changes' THEN
        change := NEW.id;
      ELSIF told_lately('model_change') THEN
        RETURN NULL;
      ELSE
        change := NEW.change_id;
      END IF;
      PERFORM record_library_event('model_change', jsonb_build_object(
        'changeId', c.id, 'model', m.key, 'state', c.state, 'message', c.message, 'total', c.total,
        'done', greatest(0, c.total - (
          SELECT coalesce(sum(p.size - p.done), 0) FROM model_change_parts p WHERE p.change_id = c.id))))
      FROM model_changes c JOIN embedding_models m ON m.id = c.model_id WHERE c.id = change;
      RETURN NULL;
    END $$`);
  await runner.query(deferred('model_change_event', 'INSERT', 'model_changes', 'record_model_change_event'));
  await runner.query(
    deferred(
      'model_change_moved_event',
      'UPDATE',
      'model_changes',
      'record_model_change_event',
      'OLD.state IS DISTINCT FROM NEW.state',
    ),
  );
  await runner.query(
    deferred(
      'model_change_part_event',
      'UPDATE',
      'model_change_parts',
      'record_model_change_event',
      'OLD.done IS DISTINCT FROM NEW.done',
    ),
  );
}

/** The tree, and the vectors of its subtopics. */
async function addTopics(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION record_topics_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM record_library_event('topics', '{}');
      RETURN NULL;
    END $$`);
  // While vectors are made, one event a second is enough; the last one is always told.
  await runner.query(`
    CREATE FUNCTION record_topic_vectors_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF told_lately('topics')
        AND EXISTS (SELECT FROM subtopics WHERE embedding_status IN ('pending', 'processing'))
      THEN
        RETURN NULL;
      END IF;
      PERFORM record_library_event('topics', '{}');
      RETURN NULL;
    END $$`);
  const tree = (row: string) =>
    `(${['topic_id', 'name', 'order_in_topic', 'concept_intent', 'code_intent'].map((column) => `${row}.${column}`).join(', ')})`;
  const isOfTree = `${tree('OLD')} IS DISTINCT FROM ${tree('NEW')}`;
  const vectors = (row: string) => `(${row}.embedding_status, ${row}.embedding_error)`;
  const isOfVectors = `NOT ${isOfTree} AND ${vectors('OLD')} IS DISTINCT FROM ${vectors('NEW')}`;
  const any = 'INSERT OR UPDATE OR DELETE';
  await runner.query(deferred('zone_event', any, 'zones', 'record_topics_event'));
  await runner.query(deferred('topic_event', any, 'topics', 'record_topics_event'));
  await runner.query(deferred('subtopic_event', 'INSERT OR DELETE', 'subtopics', 'record_topics_event'));
  await runner.query(
    deferred('subtopic_changed_event', 'UPDATE', 'subtopics', 'record_topics_event', isOfTree),
  );
  await runner.query(
    deferred('subtopic_vectors_event', 'UPDATE', 'subtopics', 'record_topic_vectors_event', isOfVectors),
  );
}

/** Rankings that are asked for, made or given up. Each one takes the requests that have no identifier off their table. */
async function addRankings(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION record_ranking_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        PERFORM record_library_event('ranking', '{"rankingId": null, "status": "completed"}');
      ELSE
        PERFORM record_library_event('ranking', jsonb_build_object(
          'rankingId', NEW.public_id, 'status', CASE WHEN NEW.ranked_at IS NULL THEN 'queued' ELSE 'completed' END));
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(
    deferred(
      'ranking_asked_event',
      'INSERT',
      'ranking_requests',
      'record_ranking_event',
      'NEW.public_id IS NOT NULL',
    ),
  );
  await runner.query(
    deferred(
      'ranking_answered_event',
      'UPDATE',
      'ranking_requests',
      'record_ranking_event',
      'OLD.ranked_at IS DISTINCT FROM NEW.ranked_at',
    ),
  );
  await runner.query(
    deferred(
      'ranking_made_event',
      'DELETE',
      'ranking_requests',
      'record_ranking_event',
      'OLD.public_id IS NULL',
    ),
  );
  // All that wait have failed when the job is given up, and wait again when it is put back.
  await runner.query(`
    CREATE FUNCTION record_dead_ranking_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM record_library_event('ranking', jsonb_build_object(
        'rankingId', NULL, 'status', CASE WHEN NEW.redriven_at IS NULL THEN 'failed' ELSE 'queued' END));
      RETURN NULL;
    END $$`);
  await runner.query(
    deferred(
      'dead_ranking_event',
      'INSERT OR UPDATE',
      'dead_letters',
      'record_dead_ranking_event',
      `NEW.job_name = 'rank'`,
    ),
  );
}

function deferred(name: string, when: string, table: string, call: string, condition?: string): string {
  return `
    CREATE CONSTRAINT TRIGGER ${name} AFTER ${when} ON ${table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    ${condition === undefined ? '' : `WHEN (${condition})`} EXECUTE FUNCTION ${call}()`;
}

async function replaceEventTypes(runner: QueryRunner, types: string): Promise<void> {
  await runner.query('ALTER TABLE events DROP CONSTRAINT events_type_check');
  await runner.query(`ALTER TABLE events ADD CONSTRAINT events_type_check CHECK (type IN (${types}))`);
}
