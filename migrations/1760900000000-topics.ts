import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The taxonomy of a library: zones, their topics and their subtopics, and the vectors of the subtopics' intents. */
export class Topics1760900000000 implements MigrationInterface {
  readonly name = 'Topics1760900000000';

  async up(runner: QueryRunner): Promise<void> {
    // The order is checked at the end of a transaction, so that zones can change places.
    await runner.query(`
      CREATE TABLE zones (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name varchar(100) NOT NULL,
        name_key text NOT NULL,
        description text NOT NULL,
        position integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT zones_name_key UNIQUE (name_key),
        CONSTRAINT zones_position_key UNIQUE (position) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT zones_position_check CHECK (position >= 0)
      )`);

    // A zone with topics and a topic with subtopics are not deleted by accident: no cascade.
    await runner.query(`
      CREATE TABLE topics (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        zone_id uuid NOT NULL,
        name varchar(100) NOT NULL,
        name_key text NOT NULL,
        slug varchar(100) NOT NULL,
        description text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT topics_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES zones (id),
        CONSTRAINT topics_name_key UNIQUE (zone_id, name_key),
        CONSTRAINT topics_slug_key UNIQUE (zone_id, slug)
      )`);

    await runner.query(`
      CREATE TABLE subtopics (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        topic_id uuid NOT NULL,
        name varchar(100) NOT NULL,
        name_key text NOT NULL,
        order_in_topic integer NOT NULL,
        concept_intent text,
        code_intent text,
        revision integer NOT NULL DEFAULT 1,
        embedding_status text NOT NULL DEFAULT 'not_started',
        embedding_error text,
        embedding_status_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT subtopics_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics (id),
        CONSTRAINT subtopics_name_key UNIQUE (topic_id, name_key),
        CONSTRAINT subtopics_order_check CHECK (order_in_topic >= 0),
        CONSTRAINT subtopics_embedding_status_check CHECK
          (embedding_status IN ('not_started', 'pending', 'processing', 'completed', 'failed'))
      )`);
    await runner.query(`
      CREATE INDEX subtopics_pending_idx ON subtopics (embedding_status_at)
      WHERE embedding_status IN ('pending', 'processing')`);

    await runner.query(`
      CREATE TABLE subtopic_embeddings (
        subtopic_id uuid NOT NULL,
        slot text NOT NULL,
        model_id integer NOT NULL,
        dimension integer NOT NULL,
        content_hash text NOT NULL,
        embedding vector NOT NULL,
        embedded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT subtopic_embeddings_pkey PRIMARY KEY (subtopic_id, slot, model_id),
        CONSTRAINT subtopic_embeddings_subtopic_id_fkey FOREIGN KEY (subtopic_id) REFERENCES subtopics (id)
          ON DELETE CASCADE,
        CONSTRAINT subtopic_embeddings_model_id_fkey FOREIGN KEY (model_id) REFERENCES embedding_models (id)
          ON DELETE CASCADE,
        CONSTRAINT subtopic_embeddings_slot_check CHECK (slot IN ('concept', 'code')),
        CONSTRAINT subtopic_embeddings_dimension_check CHECK (vector_dims(embedding) = dimension)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE subtopic_embeddings, subtopics, topics, zones');
  }
}
