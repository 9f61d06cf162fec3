import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The model that searches use is stored, and no longer follows the settings: a library is never without vectors of the
 * model that it is searched with. The rows are written when the library is used for the first time: the migration does
 * not know the settings.
 *
 * A change of model and its parts: ranges of chunks that one process embeds at a time.
 */
export class ActiveModels1760910000000 implements MigrationInterface {
  readonly name = 'ActiveModels1760910000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE active_models (
        type text NOT NULL,
        model_id integer NOT NULL,
        previous_id integer,
        next_id integer,
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT active_models_pkey PRIMARY KEY (type),
        CONSTRAINT active_models_model_id_fkey FOREIGN KEY (model_id) REFERENCES embedding_models (id),
        CONSTRAINT active_models_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES embedding_models (id),
        CONSTRAINT active_models_next_id_fkey FOREIGN KEY (next_id) REFERENCES embedding_models (id),
        CONSTRAINT active_models_type_check CHECK (type IN ('concept', 'code', 'example', 'exercise', 'try_it'))
      )`);
    await runner.query(`
      CREATE TABLE model_changes (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        types text[] NOT NULL,
        model_id integer NOT NULL,
        state text NOT NULL,
        holds boolean NOT NULL DEFAULT false,
        total integer NOT NULL DEFAULT 0,
        message text,
        comparison jsonb,
        owner text,
        beat_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        CONSTRAINT model_changes_model_id_fkey FOREIGN KEY (model_id) REFERENCES embedding_models (id),
        CONSTRAINT model_changes_state_check CHECK
          (state IN ('embedding', 'paused', 'finishing', 'ready', 'failed', 'switched', 'cancelled'))
      )`);
    // Of two simultaneous changes exactly one begins: the other violates this index.
    await runner.query(`
      CREATE UNIQUE INDEX model_changes_one_open_idx ON model_changes ((true))
      WHERE state NOT IN ('switched', 'cancelled')`);
    await runner.query(`
      CREATE TABLE model_change_parts (
        change_id uuid NOT NULL,
        chunk_first uuid NOT NULL,
        chunk_last uuid NOT NULL,
        size integer NOT NULL,
        owner text,
        beat_at timestamptz,
        done integer NOT NULL DEFAULT 0,
        embedded integer,
        CONSTRAINT model_change_parts_pkey PRIMARY KEY (change_id, chunk_first),
        CONSTRAINT model_change_parts_change_id_fkey FOREIGN KEY (change_id) REFERENCES model_changes (id) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE model_change_parts, model_changes, active_models');
  }
}
