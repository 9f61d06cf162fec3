import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { firstRow } from '../database/first-row.js';
import { WatchedFolderEntity } from './watched-folder.entity.js';

export interface HeldFolder {
  readonly id: string;
  readonly path: string;
}

export interface FolderOwner {
  readonly path: string;
  readonly owner: string | null;
}

export interface LookResult {
  readonly tookMs: number;
  /** Null: the folder could not be listed. */
  readonly files: number | null;
  readonly problem: string | null;
  /** Books that are gone and stay until a person accepts it; null: it is not known, so what was known holds. */
  readonly heldRemovals: number | null;
}

/** A look that begins. */
export interface BegunLook {
  /** Whether a person accepts removals. */
  readonly acceptRemovals: boolean;
  /** When the last look ended, exactly; null: there was none. */
  readonly endedAt: string | null;
}

/** A watched folder as `colophon watch --status` shows it. */
export interface FolderStatus {
  readonly id: string;
  readonly path: string;
  readonly owner: string | null;
  /** Seconds since the owner gave its last sign of life. */
  readonly silentSeconds: number | null;
  readonly lookedAt: Date | null;
  readonly lookMs: number | null;
  readonly files: number | null;
  readonly problem: string | null;
  /** Books that are gone and stay until a person accepts it. */
  readonly heldRemovals: number;
  /** A person has accepted that; the next look hides them. */
  readonly removalsAccepted: boolean;
  readonly done: number;
  /** Whose run is still to be asked for. */
  readonly waiting: number;
  /** Whose run is queued or in progress. */
  readonly running: number;
  readonly refused: number;
  /** Whose run failed. */
  readonly failed: number;
  readonly gone: number;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

/** The process that watches a folder gives a sign of life every 2 s. After this time without one, it is gone. */
const STALE_AFTER_SECONDS = 15;
/** So many errors are shown of each folder. */
const ERRORS_SHOWN = 20;

const OWNERS = 'SELECT path, owner FROM watched_folders WHERE path = ANY($1)';
const CREATE = `
  INSERT INTO watched_folders (path) SELECT unnest($1::text[]) ON CONFLICT (path) DO NOTHING`;

/** $3: owners that have certainly ended. */
const TAKE = `
  UPDATE watched_folders SET owner = $2, beat_at = now()
  WHERE path = ANY($1) AND (owner IS NULL OR owner = $2 OR owner = ANY($3::text[])
    OR beat_at < now() - make_interval(secs => ${STALE_AFTER_SECONDS}))
  RETURNING id, path`;

const BEAT =
  'UPDATE watched_folders SET beat_at = now() WHERE id = ANY($1::uuid[]) AND owner = $2 RETURNING id';
const RELEASE = 'UPDATE watched_folders SET owner = NULL, beat_at = NULL WHERE owner = $1';

/** The word of a person counts for one look. */
const BEGIN_LOOK = `
  WITH before AS (SELECT id, accept_removals FROM watched_folders WHERE id = $1 AND owner = $2 FOR UPDATE)
  UPDATE watched_folders f SET accept_removals = false, beat_at = now() FROM before WHERE f.id = before.id
  RETURNING before.accept_removals AS "acceptRemovals", f.looked_at::text AS "endedAt"`;

const END_LOOK = `
  UPDATE watched_folders SET looked_at = now(), look_ms = $3, files = coalesce($4, files), problem = $5,
    held_removals = coalesce($6, held_removals)
  WHERE id = $1 AND owner = $2 RETURNING looked_at::text AS "endedAt"`;

const ACCEPT = 'UPDATE watched_folders SET accept_removals = true WHERE path = $1 RETURNING id';

const FORGET = `
  DELETE FROM watched_folders
  WHERE path = $1 AND (owner IS NULL OR owner = ANY($2::text[])
    OR beat_at < now() - make_interval(secs => ${STALE_AFTER_SECONDS}))
  RETURNING id`;

/** A person has ingested the file in another way, for example with its password. */
const IS_HEALED = `(d.status LIKE 'completed%' AND d.sha256 = w.sha256) IS TRUE`;
const IS_REFUSED = `(w.state = 'refused' AND NOT ${IS_HEALED})`;
const IS_FAILED = `(w.state = 'done' AND d.status = 'failed') IS TRUE`;

const STATUS = `
  SELECT f.id, f.path, f.owner, extract(epoch FROM now() - f.beat_at)::float8 AS "silentSeconds", f.looked_at AS "lookedAt",
    f.look_ms AS "lookMs", f.files, f.problem, f.held_removals AS "heldRemovals",
    f.accept_removals AS "removalsAccepted", c.done, c.waiting, c.running, c.refused, c.failed, c.gone,
    coalesce(e.errors, '[]') AS errors
  FROM watched_folders f
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE (w.state = 'done' AND NOT ${IS_FAILED}
                                   AND (d.status IN ('queued', 'processing')) IS NOT TRUE)
                              OR (w.state = 'refused' AND ${IS_HEALED}))::int AS done,
      count(*) FILTER (WHERE w.state = 'added')::int AS waiting,
      count(*) FILTER (WHERE w.state = 'done' AND d.status IN ('queued', 'processing'))::int AS running,
      count(*) FILTER (WHERE ${IS_REFUSED})::int AS refused,
      count(*) FILTER (WHERE ${IS_FAILED})::int AS failed,
      count(*) FILTER (WHERE w.state = 'gone')::int AS gone
    FROM watched_files w LEFT JOIN documents d ON d.id = w.document_id WHERE w.folder_id = f.id) c
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('path', path, 'code', code, 'message', message) ORDER BY path) AS errors
    FROM (
      SELECT w.path, coalesce(w.error_code, 'run.failed') AS code, coalesce(w.error_message, d.message, '') AS message
      FROM watched_files w LEFT JOIN documents d ON d.id = w.document_id
      WHERE w.folder_id = f.id AND (${IS_REFUSED} OR ${IS_FAILED})
      ORDER BY w.path LIMIT ${ERRORS_SHOWN}) shown) e
  ORDER BY f.path`;

/** The SQL of watched folders, and of who looks at them. */
@Injectable()
export class WatchedFoldersRepository {
  constructor(
    @InjectRepository(WatchedFolderEntity) private readonly folders: Repository<WatchedFolderEntity>,
  ) {}

  owners(paths: readonly string[]): Promise<FolderOwner[]> {
    return this.folders.query<FolderOwner[]>(OWNERS, [paths]);
  }

  async create(paths: readonly string[]): Promise<void> {
    await this.folders.query(CREATE, [paths]);
  }

  /** @param ended Owners that have certainly ended. @returns Those of the folders that `owner` has now. */
  async take(paths: readonly string[], owner: string, ended: readonly string[]): Promise<HeldFolder[]> {
    return rowsOf<HeldFolder>(await this.folders.query(TAKE, [paths, owner, ended]));
  }

  /** @returns Whether all of them are still the owner's. */
  async beat(ids: readonly string[], owner: string): Promise<boolean> {
    return rowsOf(await this.folders.query(BEAT, [ids, owner])).length === ids.length;
  }

  async release(owner: string): Promise<void> {
    await this.folders.query(RELEASE, [owner]);
  }

  /** @returns Null when the folder is no longer the owner's. */
  async beginLook(id: string, owner: string): Promise<BegunLook | null> {
    return firstRow<BegunLook>(await this.folders.query(BEGIN_LOOK, [id, owner]));
  }

  /** @returns When it ended, exactly; null when the folder is no longer the owner's. */
  async endLook(id: string, owner: string, look: LookResult): Promise<string | null> {
    const { tookMs, files, problem, heldRemovals } = look;
    const parameters = [id, owner, Math.round(tookMs), files, problem, heldRemovals];
    const row = firstRow<{ endedAt: string }>(await this.folders.query(END_LOOK, parameters));
    return row && row.endedAt;
  }

  /** @returns False when the folder is not known. */
  async acceptRemovals(path: string): Promise<boolean> {
    return firstRow(await this.folders.query(ACCEPT, [path])) !== null;
  }

  /** @returns False when it is not known, or a living process watches it. */
  async forget(path: string, ended: readonly string[]): Promise<boolean> {
    return firstRow(await this.folders.query(FORGET, [path, ended])) !== null;
  }

  status(): Promise<FolderStatus[]> {
    return this.folders.query<FolderStatus[]>(STATUS);
  }
}

function rowsOf<T>(result: unknown): T[] {
  const [rows] = result as [T[], number];
  return rows;
}
