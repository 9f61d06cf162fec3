import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Folders whose books the library follows, and what was found in them the last time. */
export class WatchedFolders1761200000000 implements MigrationInterface {
  readonly name = 'WatchedFolders1761200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE watched_folders (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        path text NOT NULL CONSTRAINT watched_folders_path_key UNIQUE,
        owner text,
        beat_at timestamptz,
        looked_at timestamptz,
        look_ms integer,
        files integer,
        problem text,
        accept_removals boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    // The times of a file are text: a broken file system tells times that no number of the database can hold.
    await runner.query(`
      CREATE TABLE watched_files (
        folder_id uuid NOT NULL
          CONSTRAINT watched_files_folder_id_fkey REFERENCES watched_folders ON DELETE CASCADE,
        path text NOT NULL,
        size bigint NOT NULL,
        mtime text NOT NULL,
        place text NOT NULL,
        sha256 text,
        document_id uuid CONSTRAINT watched_files_document_id_fkey REFERENCES documents ON DELETE SET NULL,
        replaces_id uuid CONSTRAINT watched_files_replaces_id_fkey REFERENCES documents ON DELETE SET NULL,
        brought boolean NOT NULL DEFAULT false,
        hidden boolean NOT NULL DEFAULT false,
        state text NOT NULL
          CONSTRAINT watched_files_state_check CHECK (state IN ('added', 'done', 'refused', 'gone')),
        error_code text,
        error_message text,
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT watched_files_pkey PRIMARY KEY (folder_id, path)
      )`);
    await runner.query('CREATE INDEX watched_files_document_id_idx ON watched_files (document_id)');
    await runner.query('CREATE INDEX watched_files_replaces_id_idx ON watched_files (replaces_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE watched_files, watched_folders');
  }
}
