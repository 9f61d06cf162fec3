import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of the API, the log of what was changed with them, and the secrets that the library makes for itself. */
export class Access1760933000000 implements MigrationInterface {
  readonly name = 'Access1760933000000';

  async up(runner: QueryRunner): Promise<void> {
    // The documents have no foreign key: a key outlives them, and then sees one document fewer.
    await runner.query(`
      CREATE TABLE api_keys (
        id text PRIMARY KEY,
        name text NOT NULL,
        scope text NOT NULL,
        documents uuid[],
        key_hash bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz,
        replaced_by text,
        CONSTRAINT api_keys_scope_check CHECK (scope IN ('read', 'write', 'admin'))
      )`);
    await runner.query(`
      CREATE TABLE audit_log (
        id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL DEFAULT now(),
        caller_kind text NOT NULL,
        caller_id text,
        caller_name text NOT NULL,
        method text NOT NULL,
        route text NOT NULL,
        path text NOT NULL,
        status integer NOT NULL,
        request_id uuid
      )`);
    await runner.query('CREATE INDEX audit_log_at_idx ON audit_log (at)');
    await runner.query(`
      CREATE TABLE library_secrets (
        name text PRIMARY KEY,
        value bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE library_secrets, audit_log, api_keys');
  }
}
