import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that were sent with an `Idempotency-Key`, and their answers. */
export class IdempotentRequests1760930000000 implements MigrationInterface {
  readonly name = 'IdempotentRequests1760930000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotent_requests (
        caller text NOT NULL,
        key text NOT NULL,
        fingerprint text NOT NULL,
        status integer,
        body jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotent_requests_pkey PRIMARY KEY (caller, key)
      )`);
    await runner.query('CREATE INDEX idempotent_requests_created_at_idx ON idempotent_requests (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotent_requests');
  }
}
