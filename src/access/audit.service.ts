import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { UserError, messageOf } from '../errors/errors.js';
import { AccessConfig } from './access.config.js';
import type { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditRepository } from './audit.repository.js';
import type { Caller } from './caller.js';

/** Old entries are looked for at most this often, when a new one is written. */
const PRUNED_MS = 3_600_000;
/** Paths and names longer than this are cut. */
const LENGTH = 500;
/** The largest `bigint` has 19 digits. */
const POSITION = /^\d{1,18}$/;

export interface ChangeRequest {
  readonly caller: Caller;
  readonly method: string;
  readonly route: string;
  readonly path: string;
  readonly status: number;
  readonly requestId: string | null;
}

export interface AuditView {
  readonly id: string;
  readonly at: string;
  readonly caller: { readonly kind: string; readonly id: string | null; readonly name: string };
  readonly method: string;
  readonly route: string;
  readonly path: string;
  /** The HTTP status of the answer; 499: the client left before it. */
  readonly status: number;
  readonly requestId: string | null;
}

export interface AuditPage {
  readonly results: readonly AuditView[];
  /** The `after` of the next page; null: this is the last one. */
  readonly next: string | null;
}

/** What was changed over the API, when, and by which key. */
@Injectable()
export class AuditService implements OnModuleDestroy {
  private readonly logger = new Logger(AuditService.name);
  /** The last entry and all before it: one is written after the other, so that their order is that of the changes. */
  private written = Promise.resolve();
  private prunedAt: number | null = null;

  constructor(
    private readonly entries: AuditRepository,
    private readonly config: AccessConfig,
  ) {}

  /** Writes in the background: no answer waits for it, and none fails because of it. */
  note({ caller, method, route, path, status, requestId }: ChangeRequest): void {
    const entry = {
      callerKind: caller.kind,
      callerId: caller.id,
      callerName: caller.name,
      method,
      route,
      path: path.slice(0, LENGTH),
      status,
      requestId,
    };
    this.written = this.written
      .then(() => this.write(entry))
      .catch((error: unknown) =>
        this.logger.error(`A change by ${caller.name} is missing in the audit log: ${messageOf(error)}`),
      );
  }

  /**
   * Newest first.
   *
   * @param after The `next` of the page before; null: the first page.
   * @throws {UserError} `request.invalid` for any other text.
   */
  async page(after: string | null, limit: number): Promise<AuditPage> {
    if (after !== null && !POSITION.test(after)) {
      throw new UserError('request.invalid', 'after must be the next of an earlier page.', {
        field: 'after',
      });
    }
    await this.written;
    const entries = await this.entries.page(after, limit + 1);
    const shown = entries.slice(0, limit);
    return { results: shown.map(auditView), next: entries.length > limit ? shown.at(-1)!.id : null };
  }

  /** Entries that are being written are written before the database closes. */
  async onModuleDestroy(): Promise<void> {
    await this.written;
  }

  private async write(entry: Parameters<AuditRepository['add']>[0]): Promise<void> {
    await this.entries.add(entry);
    const now = performance.now();
    if (this.prunedAt !== null && now - this.prunedAt < PRUNED_MS) return;
    this.prunedAt = now;
    await this.entries.removeOlderThan(this.config.auditDays);
  }
}

function auditView(entry: AuditEntryEntity): AuditView {
  const { id, at, callerKind, callerId, callerName, method, route, path, status, requestId } = entry;
  const caller = { kind: callerKind, id: callerId, name: callerName };
  return { id, at: at.toISOString(), caller, method, route, path, status, requestId };
}
