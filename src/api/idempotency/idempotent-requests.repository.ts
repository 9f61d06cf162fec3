import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { IdempotentRequestEntity } from './idempotent-request.entity.js';

/** How long an answer is kept, as the draft of the header recommends that servers state. */
export const KEPT_HOURS = 24;
/** A request that is not answered after this time was lost with its process. Only uploads take longer than seconds. */
const LOST_AFTER_MINUTES = 10;
/** Old answers are removed by new requests, a few at a time. */
const REMOVED_AT_ONCE = 100;

export interface NamedRequest {
  readonly caller: string;
  readonly key: string;
  readonly fingerprint: string;
}

export interface EarlierRequest {
  readonly fingerprint: string;
  /** Null while it is being answered. */
  readonly status: number | null;
  readonly body: unknown;
}

/** Of two requests at the same time, one row is written, and the other request finds it. */
const BEGIN = `
  INSERT INTO idempotent_requests AS r (caller, key, fingerprint) VALUES ($1, $2, $3)
  ON CONFLICT (caller, key) DO UPDATE SET fingerprint = excluded.fingerprint, status = NULL, body = NULL, created_at = now()
  WHERE r.created_at < now() - make_interval(hours => ${KEPT_HOURS})
    OR (r.status IS NULL AND r.created_at < now() - make_interval(mins => ${LOST_AFTER_MINUTES}))
  RETURNING r.key`;

const FIND = 'SELECT fingerprint, status, body FROM idempotent_requests WHERE caller = $1 AND key = $2';
const FINISH = 'UPDATE idempotent_requests SET status = $3, body = $4::jsonb WHERE caller = $1 AND key = $2';
const FORGET = 'DELETE FROM idempotent_requests WHERE caller = $1 AND key = $2 AND status IS NULL';
const REMOVE_OLD = `
  DELETE FROM idempotent_requests WHERE (caller, key) IN (
    SELECT caller, key FROM idempotent_requests
    WHERE created_at < now() - make_interval(hours => ${KEPT_HOURS}) ORDER BY created_at LIMIT ${REMOVED_AT_ONCE})`;

@Injectable()
export class IdempotentRequests {
  constructor(
    @InjectRepository(IdempotentRequestEntity) private readonly requests: Repository<IdempotentRequestEntity>,
  ) {}

  /** @returns The earlier request with this key; null if this is the first one. */
  async begin({ caller, key, fingerprint }: NamedRequest): Promise<EarlierRequest | null> {
    await this.requests.query(REMOVE_OLD);
    for (;;) {
      const begun = await this.requests.query<object[]>(BEGIN, [caller, key, fingerprint]);
      if (begun.length > 0) return null;
      const [earlier] = await this.requests.query<EarlierRequest[]>(FIND, [caller, key]);
      // Otherwise it was given up between the two statements.
      if (earlier) return earlier;
    }
  }

  async finish({ caller, key }: NamedRequest, status: number, body: unknown): Promise<void> {
    await this.requests.query(FINISH, [caller, key, status, JSON.stringify(body ?? null)]);
  }

  /** After an error the client may send the request again under the same key. */
  async forget({ caller, key }: NamedRequest): Promise<void> {
    await this.requests.query(FORGET, [caller, key]);
  }
}
