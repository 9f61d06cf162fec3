import { timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { UserError, messageOf } from '../errors/errors.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyRepository } from './api-key.repository.js';
import type { Caller } from './caller.js';
import { hashOf, idOfKey } from './key-text.js';
import { stateOf } from './key-view.js';

/** For so long a process relies on what it read of a key: a revocation takes effect everywhere within it. */
export const KNOWN_MS = 3000;
/** More than any library has in use; unknown identifiers also take a place. */
const MOST_KNOWN = 10_000;
/** The last use of a key is written at most once in this time. */
const USE_WRITTEN_MS = 60_000;

interface Known {
  readonly at: number;
  readonly row: Promise<ApiKeyEntity | null>;
}

/** Decides whose key a request bears. It keeps what it read for a few seconds, so that a request costs no query. */
@Injectable()
export class KeyCheck implements OnModuleDestroy {
  private readonly logger = new Logger(KeyCheck.name);
  private readonly known = new Map<string, Known>();
  private readonly usedAt = new Map<string, number>();
  private readonly writing = new Set<Promise<void>>();
  private anyKey: { readonly at: number; readonly found: Promise<boolean> } | null = null;

  constructor(private readonly keys: ApiKeyRepository) {}

  /** Whether the library has, or ever had, a key. */
  async required(): Promise<boolean> {
    const now = performance.now();
    // Rows of keys are never removed, so a yes is for ever.
    if (this.anyKey && now - this.anyKey.at < KNOWN_MS) return this.anyKey.found;
    const found = this.keys.any();
    this.anyKey = { at: now, found };
    try {
      const any = await found;
      if (any) this.keyAdded();
      return any;
    } catch (error) {
      this.anyKey = null;
      throw error;
    }
  }

  /** From now on this process asks for keys. */
  keyAdded(): void {
    this.anyKey = { at: Infinity, found: Promise.resolve(true) };
  }

  /** @throws {UserError} `access.key_malformed`, `key_invalid`, `key_revoked`, `key_expired` (401). */
  async callerWith(key: string): Promise<Caller> {
    const id = idOfKey(key);
    if (id === null) {
      throw refused('access.key_malformed', 'This is not a whole key.', {
        hint: 'A key is colo_ and 57 letters and digits after it; copy all of it.',
      });
    }
    const row = await this.rowOf(id);
    // The same answer for an unknown key and for a wrong secret: it tells nobody which identifiers exist.
    if (!row || !timingSafeEqual(hashOf(key), row.keyHash)) {
      throw refused('access.key_invalid', 'There is no such key.', {
        hint: 'The operator lists the keys with `colophon keys list` and makes one with `colophon keys create`.',
      });
    }
    const state = stateOf(row, Date.now());
    if (state !== 'active') {
      throw refused(`access.key_${state}`, `The key ${id} is ${state}.`, {
        hint: 'Ask the operator for a new key.',
      });
    }
    this.noteUse(id);
    const { name, scope, documents } = row;
    return { kind: 'key', id, name, scope, documents };
  }

  /** What was read of the key is read again. */
  forget(id: string): void {
    this.known.delete(id);
  }

  /** Uses that are being written are written before the database closes. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.writing);
  }

  private rowOf(id: string): Promise<ApiKeyEntity | null> {
    const now = performance.now();
    const known = this.known.get(id);
    if (known && now - known.at < KNOWN_MS) return known.row;
    const row = this.keys.find(id);
    // Not an answer that anybody relies on: the next request asks again.
    row.catch(() => this.known.delete(id));
    this.known.delete(id);
    this.known.set(id, { at: now, row });
    if (this.known.size > MOST_KNOWN) this.known.delete(this.known.keys().next().value!);
    return row;
  }

  private noteUse(id: string): void {
    const now = performance.now();
    const last = this.usedAt.get(id);
    if (last !== undefined && now - last < USE_WRITTEN_MS) return;
    this.usedAt.set(id, now);
    const write = this.keys
      .used(id)
      .catch((error: unknown) =>
        this.logger.warn(`The last use of a key was not written: ${messageOf(error)}`),
      )
      .finally(() => this.writing.delete(write));
    this.writing.add(write);
  }
}

function refused(code: RefusalCode, message: string, { hint }: { readonly hint: string }): UserError {
  return new UserError(code, message, { hint, field: 'Authorization', fault: 'unauthenticated' });
}

type RefusalCode =
  | 'access.key_malformed'
  | 'access.key_invalid'
  | 'access.key_revoked'
  | 'access.key_expired';
