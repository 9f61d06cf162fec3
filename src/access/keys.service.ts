import { Injectable } from '@nestjs/common';
import { DocumentsService } from '../documents/documents.service.js';
import { isVisible, visibleText } from '../documents/visible-text.js';
import { UserError } from '../errors/errors.js';
import { ApiKeyRepository } from './api-key.repository.js';
import { KeyCheck } from './key-check.js';
import { makeKey } from './key-text.js';
import { keyView } from './key-view.js';
import type { KeyView, NewKeyView } from './key-view.js';
import type { Scope } from './scope.js';

export const NAME_LENGTH = 100;
/** As many documents as a search can be limited to. */
export const MOST_DOCUMENTS = 100;
/** Ten years; a longer life is as good as none. */
export const MOST_DAYS = 3650;
/** Three days: long enough for a weekend in which nobody changes the key of a program. */
export const OVERLAP_HOURS = 72;
export const MOST_OVERLAP_HOURS = 24 * 90;

const HOUR_MS = 3_600_000;

export interface KeyRequest {
  readonly name: string;
  readonly scope: Scope;
  /** The documents that the key is limited to; undefined or null: it is not limited. */
  readonly documents?: readonly string[] | null;
  /** After this many days the key is refused; undefined: never. */
  readonly days?: number;
}

export interface KeyPage {
  readonly results: readonly KeyView[];
  /** The `after` of the next page; null: this is the last one. */
  readonly next: string | null;
}

/** The keys of the library: made, listed, replaced and revoked. */
@Injectable()
export class KeysService {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly check: KeyCheck,
    private readonly documents: DocumentsService,
  ) {}

  /**
   * Makes a key. It can be read in the answer only: its hash is what is stored.
   *
   * @throws {UserError} `request.invalid` for a wrong name; `document.not_found`.
   */
  async create({ name, scope, documents, days }: KeyRequest): Promise<NewKeyView> {
    const named = nameOf(name);
    const limitedTo = documents?.map((id) => id.toLowerCase()) ?? null;
    if (limitedTo) await this.documents.requireAll(limitedTo, 'documents');
    const { id, key, hash } = makeKey();
    const row = await this.keys.add({
      id,
      name: named,
      scope,
      documents: limitedTo && [...new Set(limitedTo)],
      keyHash: hash,
      expiresAt: days === undefined ? null : new Date(Date.now() + days * 24 * HOUR_MS),
    });
    this.check.keyAdded();
    return { ...keyView(row), key };
  }

  /** Newest first. */
  async list(after: string | null, limit: number): Promise<KeyPage> {
    const rows = await this.keys.page(after, limit + 1);
    const shown = rows.slice(0, limit);
    return {
      results: shown.map(keyView),
      next: rows.length > limit ? shown.at(-1)!.id : null,
    };
  }

  /** @throws {UserError} `access.key_not_found`. */
  async get(id: string): Promise<KeyView> {
    const row = await this.keys.find(id);
    if (!row) throw keyNotFound(id);
    return keyView(row);
  }

  /**
   * Makes a key with the name, the rights and the lifetime of another. That one lives on for the overlap, so that every
   * program can be given the new one meanwhile.
   *
   * @param overlapHours 0: the old key ends at once.
   * @throws {UserError} `access.key_not_found`; `access.key_ended` when the key is revoked, expired or already replaced.
   */
  async rotate(id: string, overlapHours: number): Promise<NewKeyView> {
    const old = await this.keys.find(id);
    if (!old) throw keyNotFound(id);
    const { name, scope, documents, createdAt, expiresAt } = old;
    const made = makeKey();
    const lifetime = expiresAt && expiresAt.getTime() - createdAt.getTime();
    const row = await this.keys.replace(
      id,
      {
        id: made.id,
        name,
        scope,
        documents,
        keyHash: made.hash,
        expiresAt: lifetime === null ? null : new Date(Date.now() + lifetime),
      },
      new Date(Date.now() + overlapHours * HOUR_MS),
    );
    if (!row) {
      throw new UserError('access.key_ended', `The key ${id} is revoked, expired or already replaced.`, {
        field: 'id',
        fault: 'conflict',
        hint: 'Make a new key.',
      });
    }
    this.check.forget(id);
    return { ...keyView(row), key: made.key };
  }

  /** Ends a key at once; on other servers within `KNOWN_MS`. @throws {UserError} `access.key_not_found`. */
  async revoke(id: string): Promise<KeyView> {
    const row = await this.keys.revoke(id);
    if (!row) throw keyNotFound(id);
    this.check.forget(id);
    return keyView(row);
  }
}

function nameOf(text: string): string {
  const name = visibleText(text);
  if (!isVisible(name) || name.length > NAME_LENGTH) {
    throw new UserError('request.invalid', `The name of a key has 1 to ${NAME_LENGTH} visible characters.`, {
      field: 'name',
      hint: 'Name the person or the program that uses the key.',
    });
  }
  return name;
}

function keyNotFound(id: string): UserError {
  return new UserError('access.key_not_found', `There is no key ${id}.`, {
    field: 'id',
    fault: 'missing',
    hint: 'Give the identifier, the eight characters after colo_; `colophon keys list` shows them.',
  });
}
