import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs that are not retried any more, and the names of paused jobs. */
export class Queue1760500000000 implements MigrationInterface {
  readonly name = 'Queue1760500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dead_letters (
        id uuid PRIMARY KEY,
        job_name text NOT NULL,
        data jsonb NOT NULL,
        dedupe_key text,
        priority text NOT NULL,
        error_code text NOT NULL,
        error_message text NOT NULL,
        attempts integer NOT NULL,
        failed_at timestamptz NOT NULL DEFAULT now(),
        redriven_at timestamptz,
        CONSTRAINT dead_letters_priority_check CHECK (priority IN ('high', 'normal', 'low'))
      )`);
    await runner.query('CREATE INDEX dead_letters_failed_at_idx ON dead_letters (failed_at)');

    await runner.query(`
      CREATE TABLE queue_pauses (
        job_name text PRIMARY KEY,
        paused_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE queue_pauses, dead_letters');
  }
}
