import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents, their runs, sections and chunks, and one vector for each chunk and model. */
export class Library1760000000000 implements MigrationInterface {
  readonly name = 'Library1760000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS vector');

    await runner.query(`
      CREATE TABLE documents (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        sha256 text NOT NULL,
        title varchar(255) NOT NULL,
        file_name text NOT NULL,
        byte_length bigint NOT NULL,
        difficulty text NOT NULL DEFAULT 'beginner',
        page_count integer,
        contents_source text,
        status text NOT NULL DEFAULT 'pending',
        message text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT documents_sha256_key UNIQUE (sha256),
        CONSTRAINT documents_difficulty_check CHECK (difficulty IN ('beginner', 'intermediate', 'advanced', 'master')),
        CONSTRAINT documents_status_check CHECK
          (status IN ('pending', 'queued', 'processing', 'completed', 'completed_with_warnings', 'failed'))
      )`);
    await runner.query('CREATE INDEX documents_created_at_idx ON documents (created_at)');

    await runner.query(`
      CREATE TABLE ingestion_runs (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        document_id uuid NOT NULL,
        state text NOT NULL,
        status_before text NOT NULL,
        force boolean NOT NULL DEFAULT false,
        attempts integer NOT NULL DEFAULT 0,
        owner text,
        heartbeat_at timestamptz,
        progress_done integer NOT NULL DEFAULT 0,
        progress_total integer NOT NULL DEFAULT 0,
        stage_ms jsonb NOT NULL DEFAULT '{}',
        report jsonb,
        failed_stage text,
        error_code text,
        error_message text,
        error_hint text,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        CONSTRAINT ingestion_runs_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE CASCADE,
        CONSTRAINT ingestion_runs_state_check CHECK (state IN ('queued', 'reading', 'structuring', 'chunking',
          'embedding', 'publishing', 'completed', 'failed', 'cancelled'))
      )`);
    // Of two simultaneous starts of one document exactly one wins: the other violates this index.
    await runner.query(`
      CREATE UNIQUE INDEX ingestion_runs_one_active_idx ON ingestion_runs (document_id)
      WHERE state NOT IN ('completed', 'failed', 'cancelled')`);
    await runner.query(
      'CREATE INDEX ingestion_runs_created_at_idx ON ingestion_runs (document_id, created_at)',
    );

    await runner.query(`
      CREATE TABLE sections (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL,
        run_id uuid NOT NULL,
        parent_id uuid,
        position integer NOT NULL,
        level integer NOT NULL,
        title varchar(250) NOT NULL,
        path text[] NOT NULL,
        page_first integer NOT NULL,
        page_last integer NOT NULL,
        published boolean NOT NULL DEFAULT false,
        CONSTRAINT sections_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE CASCADE,
        CONSTRAINT sections_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES sections (id) ON DELETE CASCADE,
        CONSTRAINT sections_run_position_key UNIQUE (run_id, position),
        CONSTRAINT sections_pages_check CHECK (page_first >= 1 AND page_last >= page_first)
      )`);
    await runner.query('CREATE INDEX sections_document_id_idx ON sections (document_id, position)');
    await runner.query('CREATE INDEX sections_parent_id_idx ON sections (parent_id)');

    await runner.query(`
      CREATE TABLE chunks (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        document_id uuid NOT NULL,
        run_id uuid NOT NULL,
        section_id uuid,
        replaces uuid,
        ordinal integer NOT NULL,
        type text NOT NULL,
        text text NOT NULL,
        content_hash text NOT NULL,
        token_count integer NOT NULL,
        page_first integer NOT NULL,
        page_last integer NOT NULL,
        published boolean NOT NULL DEFAULT false,
        CONSTRAINT chunks_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE CASCADE,
        CONSTRAINT chunks_section_id_fkey FOREIGN KEY (section_id) REFERENCES sections (id) ON DELETE SET NULL,
        CONSTRAINT chunks_type_check CHECK (type IN ('concept', 'code', 'example', 'exercise', 'try_it')),
        CONSTRAINT chunks_pages_check CHECK (page_first >= 1 AND page_last >= page_first)
      )`);
    await runner.query('CREATE INDEX chunks_document_id_idx ON chunks (document_id, ordinal)');
    await runner.query('CREATE INDEX chunks_run_id_idx ON chunks (run_id, ordinal)');
    await runner.query('CREATE INDEX chunks_section_id_idx ON chunks (section_id)');

    await runner.query(`
      CREATE TABLE embedding_models (
        id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        key text NOT NULL,
        revision text NOT NULL,
        dimension integer NOT NULL,
        pooling text NOT NULL,
        artefact_sha256 text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT embedding_models_identity_key UNIQUE (key, artefact_sha256),
        CONSTRAINT embedding_models_dimension_check CHECK (dimension BETWEEN 1 AND 16000)
      )`);

    // One untyped vector column serves models of any dimension. The TOAST target keeps vectors up to about 2000
    // dimensions in the row: out of line an exact scan takes three times as long.
    await runner.query(`
      CREATE TABLE chunk_embeddings (
        chunk_id uuid NOT NULL,
        model_id integer NOT NULL,
        dimension integer NOT NULL,
        content_hash text NOT NULL,
        embedding vector NOT NULL,
        embedded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT chunk_embeddings_pkey PRIMARY KEY (chunk_id, model_id),
        CONSTRAINT chunk_embeddings_chunk_id_fkey FOREIGN KEY (chunk_id) REFERENCES chunks (id) ON DELETE CASCADE,
        CONSTRAINT chunk_embeddings_model_id_fkey FOREIGN KEY (model_id) REFERENCES embedding_models (id),
        CONSTRAINT chunk_embeddings_dimension_check CHECK (vector_dims(embedding) = dimension)
      ) WITH (toast_tuple_target = 8160)`);
    await runner.query(
      'CREATE INDEX chunk_embeddings_content_hash_idx ON chunk_embeddings (content_hash, model_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE chunk_embeddings, embedding_models, chunks, sections, ingestion_runs, documents',
    );
  }
}
