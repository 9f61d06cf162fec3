import type { DataSource } from 'typeorm';

/** Something in every table, also what is stored seldom: bytes, vectors of two lengths, microseconds, quotes and no value. */
const ROWS = `
  INSERT INTO documents (id, sha256, title, file_name, byte_length, deleted_at)
    SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, repeat(n::text, 64), E'Book "' || n || E'", it''s \\\\ {a,b}',
           n || '.pdf', 3000000000 + n, CASE n WHEN 2 THEN now() END FROM generate_series(1, 2) n;
  INSERT INTO ingestion_runs (id, document_id, state, status_before, report)
    SELECT id, id, 'completed', 'pending', jsonb_build_object('pages', 3, 'title', title) FROM documents;
  INSERT INTO run_parts (run_id, place_from, place_to) SELECT id, 0, 5 FROM ingestion_runs;
  INSERT INTO sections (id, document_id, run_id, parent_id, position, level, title, path, page_first, page_last, published)
    SELECT gen_random_uuid(), id, id, NULL, 0, 0, 'One', ARRAY['One, "1"'], 1, 2, true FROM documents;
  INSERT INTO sections (id, document_id, run_id, parent_id, position, level, title, path, page_first, page_last, published)
    SELECT '00000000-0000-4000-8000-000000000000', document_id, run_id, id, 1, 1, 'Two', path || 'Two'::text, 2, 2, true
    FROM sections LIMIT 1;
  INSERT INTO chunks (document_id, run_id, section_id, ordinal, type, text, content_hash, embed_hash, token_count, page_first,
                      page_last, parts, published)
    SELECT document_id, run_id, id, n, 'concept', E'Text\\n\\twith é, 漢字 and ' || n, 'h' || n, 'e' || n, 9, 1, 1,
           CASE WHEN n % 2 = 0 THEN '[{"kind":"prose"}]'::jsonb END, true
    FROM sections, generate_series(0, 700) n;
  INSERT INTO corrections (document_id, kind, change, place, before, after, snapshot, made_by)
    SELECT id, 'title', '{}', '{}', '{}', '{}', '{}', '{"name":"x"}' FROM documents;
  INSERT INTO corrected_documents (document_id) SELECT id FROM documents;
  INSERT INTO embedding_models (key, revision, dimension, pooling, artefact_sha256)
    VALUES ('a', '1', 3, 'mean', repeat('a', 64)), ('b', '2', 2, 'cls', repeat('b', 64));
  INSERT INTO chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding)
    SELECT c.id, m.id, m.dimension, c.embed_hash,
           CASE m.dimension WHEN 3 THEN ARRAY[random(), -1e-30, 1.0 / (1 + ordinal)]::vector ELSE '[0.1,0]'::vector END
    FROM chunks c CROSS JOIN embedding_models m;
  INSERT INTO active_models (type, model_id, previous_id) SELECT 'code', min(id), max(id) FROM embedding_models;
  INSERT INTO model_changes (types, model_id, state) SELECT '{code,concept}', min(id), 'switched' FROM embedding_models;
  INSERT INTO model_change_parts (change_id, chunk_first, chunk_last, size) SELECT id, id, id, 3 FROM model_changes;
  INSERT INTO lexical_indexes (document_id, run_id, version, chunks, total_length, published)
    SELECT id, id, '1', 3, 4.5, true FROM documents;
  INSERT INTO lexical_postings (term, index_id, chunks, list)
    SELECT term, id, 2, '\\x00ff27225c0a'::bytea FROM lexical_indexes, unnest(ARRAY['a', 'Ä', 'zebra']) term;
  INSERT INTO lexical_terms (term, chunks) VALUES ('a', 2), ('zebra', 2);
  INSERT INTO dead_letters (id, job_name, data, priority, error_code, error_message, attempts)
    VALUES (gen_random_uuid(), 'ingest', '{"a":[1,2]}', 'high', 'x.y', 'no', 3);
  INSERT INTO queue_pauses (job_name) VALUES ('ingest');
  INSERT INTO webhooks (url, secret, types, position) VALUES ('https://example.org', 'whsec_x', '{run.completed}', 7);
  INSERT INTO webhook_deliveries (webhook_id, type, body) SELECT id, 'run.completed', '{}' FROM webhooks;
  INSERT INTO zones (name, name_key, description, position) VALUES ('Z', 'z', '', 0), ('Y', 'y', '', 1);
  INSERT INTO topics (zone_id, name, name_key, slug, description) SELECT id, 'T', 't', 't', '' FROM zones;
  INSERT INTO subtopics (topic_id, name, name_key, order_in_topic) SELECT id, 'S', 's', 0 FROM topics;
  INSERT INTO subtopic_embeddings (subtopic_id, slot, model_id, dimension, content_hash, embedding)
    SELECT s.id, 'code', m.id, 3, 'x', '[1,2,3]' FROM subtopics s, embedding_models m WHERE m.dimension = 3;
  INSERT INTO rankings (subtopic_id, slot, rank, chunk_id, score)
    SELECT s.id, 'code', 1, c.id, 0.1 + 0.2 FROM subtopics s, (SELECT id FROM chunks LIMIT 1) c;
  INSERT INTO ranking_requests (public_id) VALUES (gen_random_uuid());
  INSERT INTO idempotent_requests (caller, key, fingerprint, body) VALUES ('c', 'k', 'f', '{"x":null}');
  INSERT INTO api_keys (id, name, scope, documents, key_hash)
    SELECT 'key', 'K', 'admin', array_agg(id), '\\xdeadbeef' FROM documents;
  INSERT INTO audit_log (caller_kind, caller_name, method, route, path, status) VALUES ('key', 'K', 'GET', '/', '/', 200);
  INSERT INTO library_secrets (name, value) VALUES ('links', '\\x0001ff');
  INSERT INTO watched_folders (path) VALUES ('/books');
  INSERT INTO watched_files (folder_id, path, size, mtime, place, sha256, document_id, state)
    SELECT f.id, 'one.pdf', 5000000000, '1700000000000000001', '8:12', d.sha256, d.id, 'done'
    FROM watched_folders f, (SELECT id, sha256 FROM documents LIMIT 1) d`;

/** Fills an empty library. */
export async function fillLibrary(dataSource: DataSource): Promise<void> {
  await dataSource.query(ROWS);
}
