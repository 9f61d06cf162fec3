import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The content of a document's event, before and after this migration. `change` is an expression for each operation. */
const recordDocumentEvent = (removed: string, written: string) => `
  CREATE OR REPLACE FUNCTION record_document_event() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      PERFORM record_event(OLD.id, NULL, 'document', jsonb_build_object(
        ${removed}'status', OLD.status, 'message', OLD.message, 'deleted', 'hard'));
    ELSE
      PERFORM record_event(NEW.id, NULL, 'document', jsonb_build_object(
        ${written}'status', NEW.status, 'message', NEW.message,
        'deleted', CASE WHEN NEW.deleted_at IS NOT NULL THEN 'soft' END));
    END IF;
    RETURN NULL;
  END $$`;

/**
 * Webhooks and the log of their deliveries. Events of documents say what has changed: without it, nobody could tell a
 * document that was restored from one that was completed.
 */
export class Webhooks1760934000000 implements MigrationInterface {
  readonly name = 'Webhooks1760934000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhooks (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        url text NOT NULL,
        description text NOT NULL DEFAULT '',
        types text[],
        active boolean NOT NULL DEFAULT true,
        off_reason text,
        off_at timestamptz,
        secret text NOT NULL,
        previous_secret text,
        previous_until timestamptz,
        position bigint NOT NULL,
        claim uuid,
        owner text,
        claimed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    // The event may be gone from the journal before its delivery, so there is no foreign key.
    await runner.query(`
      CREATE TABLE webhook_deliveries (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        webhook_id uuid NOT NULL,
        event_id bigint,
        type text NOT NULL,
        body text NOT NULL,
        state text NOT NULL DEFAULT 'pending',
        attempts integer NOT NULL DEFAULT 0,
        next_try_at timestamptz,
        tried_at timestamptz,
        status integer,
        error text,
        response text,
        duration_ms integer,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks (id) ON DELETE CASCADE,
        CONSTRAINT webhook_deliveries_state_check CHECK (state IN ('pending', 'delivered', 'failed'))
      )`);
    // No event is recorded twice for a webhook.
    await runner.query(
      'CREATE UNIQUE INDEX webhook_deliveries_event_idx ON webhook_deliveries (webhook_id, event_id)',
    );
    await runner.query(
      'CREATE INDEX webhook_deliveries_newest_idx ON webhook_deliveries (webhook_id, created_at, id)',
    );
    // Every worker looks for the next delivery each second.
    await runner.query(`
      CREATE INDEX webhook_deliveries_pending_idx ON webhook_deliveries (webhook_id, event_id)
      WHERE state = 'pending'`);
    await runner.query(
      recordDocumentEvent(
        `'change', 'deleted', `,
        `'change', CASE
          WHEN TG_OP = 'INSERT' THEN 'added'
          WHEN OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL THEN 'deleted'
          WHEN OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL THEN 'restored'
          ELSE 'status' END, `,
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(recordDocumentEvent('', ''));
    await runner.query('DROP TABLE webhook_deliveries, webhooks');
  }
}
