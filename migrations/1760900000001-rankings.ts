import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `'queued', 'reading', 'structuring', 'chunking', 'embedding', 'publishing'`;
const ENDS = `'completed', 'failed', 'cancelled'`;

/**
 * The two ranked lists of each subtopic, the requests to make them anew, and the stage of a run that makes them.
 *
 * A request is a row of its own, so that transactions which change what is ranked never wait for each other.
 */
export class Rankings1760900000001 implements MigrationInterface {
  readonly name = 'Rankings1760900000001';

  async up(runner: QueryRunner): Promise<void> {
    // An entry vanishes with its chunk and with its subtopic, so no list points at what is gone.
    await runner.query(`
      CREATE TABLE rankings (
        subtopic_id uuid NOT NULL,
        slot text NOT NULL,
        rank integer NOT NULL,
        chunk_id uuid NOT NULL,
        score double precision NOT NULL,
        ranked_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT rankings_pkey PRIMARY KEY (subtopic_id, slot, rank),
        CONSTRAINT rankings_subtopic_id_fkey FOREIGN KEY (subtopic_id) REFERENCES subtopics (id) ON DELETE CASCADE,
        CONSTRAINT rankings_chunk_id_fkey FOREIGN KEY (chunk_id) REFERENCES chunks (id) ON DELETE CASCADE,
        CONSTRAINT rankings_slot_check CHECK (slot IN ('concept', 'code')),
        CONSTRAINT rankings_rank_check CHECK (rank BETWEEN 1 AND 50)
      )`);
    // Without it, every deleted chunk would be looked for in the whole table.
    await runner.query('CREATE INDEX rankings_chunk_id_idx ON rankings (chunk_id)');

    await runner.query(`
      CREATE TABLE ranking_requests (
        id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        requested_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE FUNCTION request_ranking() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM subtopics) THEN
          INSERT INTO ranking_requests DEFAULT VALUES;
        END IF;
        RETURN NULL;
      END $$`);
    // A document that is hidden, deleted or restored changes the lists, whatever part of the program does it.
    await runner.query(`
      CREATE TRIGGER documents_hidden_rank AFTER UPDATE OF deleted_at ON documents FOR EACH ROW
      WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) EXECUTE FUNCTION request_ranking()`);
    await runner.query(`
      CREATE TRIGGER documents_deleted_rank AFTER DELETE ON documents FOR EACH STATEMENT
      EXECUTE FUNCTION request_ranking()`);
    await runner.query(`
      CREATE TRIGGER subtopic_embeddings_rank AFTER INSERT OR UPDATE ON subtopic_embeddings FOR EACH STATEMENT
      EXECUTE FUNCTION request_ranking()`);

    // A run that embeds published chunks leaves vectors behind, however it ends.
    await runner.query(`
      CREATE TRIGGER ingestion_runs_stopped_rank AFTER UPDATE OF state ON ingestion_runs FOR EACH ROW
      WHEN (NEW.state IN ('failed', 'cancelled') AND OLD.state IN ('embedding', 'publishing', 'ranking'))
      EXECUTE FUNCTION request_ranking()`);

    await replaceStateCheck(runner, `${STATES}, 'ranking', ${ENDS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // A run in this stage has published.
    await runner.query(
      `UPDATE ingestion_runs SET state = 'completed', finished_at = now() WHERE state = 'ranking'`,
    );
    await replaceStateCheck(runner, `${STATES}, ${ENDS}`);
    await runner.query('DROP TRIGGER ingestion_runs_stopped_rank ON ingestion_runs');
    await runner.query('DROP TRIGGER documents_hidden_rank ON documents');
    await runner.query('DROP TRIGGER documents_deleted_rank ON documents');
    await runner.query('DROP TRIGGER subtopic_embeddings_rank ON subtopic_embeddings');
    await runner.query('DROP FUNCTION request_ranking()');
    await runner.query('DROP TABLE ranking_requests, rankings');
  }
}

async function replaceStateCheck(runner: QueryRunner, states: string): Promise<void> {
  await runner.query('ALTER TABLE ingestion_runs DROP CONSTRAINT ingestion_runs_state_check');
  await runner.query(
    `ALTER TABLE ingestion_runs ADD CONSTRAINT ingestion_runs_state_check CHECK (state IN (${states}))`,
  );
}
