import { randomUUID } from 'node:crypto';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { FileConfigstore, FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { Upload } from '@tus/server';
import type { Request, Response } from 'express';
import { StorageConfig } from '../../config/storage.config.js';
import { isUuid } from '../../database/is-uuid.js';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { IncomingFiles } from '../../documents/file-store/incoming-files.js';
import { UserError, messageOf } from '../../errors/errors.js';
import { API_PATH } from '../http/api-path.js';
import { refusal } from './refusal.js';

const HOUR_MS = 3_600_000;
/** What a finished upload carries so that a client which lost the last answer can ask for it. */
const DOCUMENT = 'document';
const REUSED = 'reused';

export interface UploadView {
  readonly id: string;
  /** Bytes that have arrived. */
  readonly offset: number;
  /** Null while the client has not said how many there will be. */
  readonly size: number | null;
  /** The document that the finished upload became. */
  readonly documentId: string | null;
  /** The library already contained the same bytes. */
  readonly reused: boolean;
  readonly expiresAt: string;
}

/**
 * Uploads by the tus protocol (version 1.0.0, tus.io): a client that loses its connection asks how much has arrived and
 * goes on from there. The parts lie in the data folder of this process, so several API replicas need a proxy that sends
 * a client back to its own.
 */
@Injectable()
export class ResumableUploads implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ResumableUploads.name);
  private readonly store: FileStore;
  private readonly server: Server;
  private readonly keptMs: number;
  /** Errors of our own, by the request that they answer. */
  private readonly refused = new WeakMap<object, UserError>();
  private sweep: NodeJS.Timeout | null = null;

  constructor(
    storage: StorageConfig,
    private readonly incoming: IncomingFiles,
    private readonly documents: DocumentsService,
  ) {
    const directory = join(storage.dataDir, 'uploads');
    this.keptMs = storage.uploadExpiryHours * HOUR_MS;
    this.store = new FileStore({
      directory,
      configstore: new FileConfigstore(directory),
      expirationPeriodInMilliseconds: this.keptMs,
    });
    this.server = new Server({
      path: `${API_PATH}/uploads`,
      datastore: this.store,
      maxSize: storage.uploadMaxMegabytes * 1024 * 1024,
      relativeLocation: true,
      // Which pages may read answers is decided for all routes alike.
      allowedOrigins: [],
      namingFunction: () => randomUUID(),
      onResponseError: (request, error) => {
        if (error instanceof UserError) this.refused.set(request, error);
        return undefined;
      },
      onUploadCreate: (_, { metadata }) => Promise.resolve({ metadata: checkedDetails(metadata) }),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.removeExpired();
    this.sweep = setInterval(() => void this.removeExpired(), HOUR_MS);
    this.sweep.unref();
  }

  onModuleDestroy(): void {
    if (this.sweep) clearInterval(this.sweep);
  }

  /** @throws {UserError} `upload.not_found`. */
  async view(id: string): Promise<UploadView> {
    const { offset, size, metadata, creation_date: createdAt } = await this.upload(id);
    return {
      id,
      offset,
      size: size ?? null,
      documentId: metadata?.[DOCUMENT] ?? null,
      reused: metadata?.[REUSED] !== undefined,
      expiresAt: new Date(new Date(createdAt ?? Date.now()).getTime() + this.keptMs).toISOString(),
    };
  }

  /**
   * Answers one request of the protocol. The request that completes the upload makes it a document; its answer has the
   * header `Colophon-Document`.
   *
   * @throws {UserError} `upload.…`, and what is wrong with the file.
   */
  async serve(request: Request, response: Response): Promise<void> {
    const { id } = request.params;
    if (id !== undefined && !isUuid(String(id))) throw refusal(404, 'There is no such upload');
    const answer = await this.answerOf(request);
    if (answer.status >= 400) throw refusal(answer.status, await answer.text());
    const upload = createdOrAsked(request, answer);
    const document = upload === null ? null : await this.documentIfComplete(upload);
    for (const [name, value] of answer.headers) {
      if (!name.startsWith('content-')) response.setHeader(name, value);
    }
    if (document !== null) response.setHeader('Colophon-Document', document);
    response.status(answer.status);
    if (request.method === 'POST' && upload !== null) response.json(await this.view(upload));
    else response.end();
  }

  /** Errors of our own hooks reach the caller as what they are. */
  private async answerOf(request: Request) {
    const asked = webRequest(request);
    const answer = await this.server.handleWeb(asked);
    const error = this.refused.get(asked);
    if (error) throw error;
    return answer;
  }

  private async documentIfComplete(id: string): Promise<string | null> {
    const upload = await this.upload(id);
    if (upload.size === undefined || upload.offset !== upload.size) return null;
    return upload.metadata?.[DOCUMENT] ?? this.finish(upload);
  }

  /** A file that is refused is removed: sending the rest of it again would not make it better. */
  private async finish(upload: Upload): Promise<string> {
    const { filename, title, difficulty } = upload.metadata ?? {};
    const path = join(this.store.directory, upload.id);
    try {
      const file = await this.incoming.receivePath(path);
      const { document, reused } = await this.documents.addUpload(file, filename ?? 'upload.pdf', {
        title: title ?? undefined,
        difficulty: (difficulty as Difficulty | undefined) ?? undefined,
      });
      await this.keepAnswer(upload, { [DOCUMENT]: document.id, ...(reused && { [REUSED]: '' }) });
      return document.id;
    } catch (error) {
      if (error instanceof UserError) await this.store.remove(upload.id);
      throw error;
    }
  }

  /** The bytes go, and an empty file of the same length stays: a client that asks hears that all have arrived. */
  private async keepAnswer(upload: Upload, answer: Record<string, string>): Promise<void> {
    const path = join(this.store.directory, upload.id);
    upload.metadata = { ...upload.metadata, ...answer };
    await this.store.configstore.set(upload.id, upload);
    await truncate(path, 0);
    await truncate(path, upload.size);
  }

  private async upload(id: string): Promise<Upload> {
    if (!isUuid(id)) throw refusal(404, 'There is no such upload');
    try {
      return await this.store.getUpload(id);
    } catch (error) {
      const { status_code: status, body } = error as { status_code?: number; body?: string };
      if (status === undefined) throw error;
      throw refusal(status, body ?? '');
    }
  }

  private async removeExpired(): Promise<void> {
    try {
      const removed = await this.server.cleanUpExpiredUploads();
      if (removed > 0) this.logger.log(`${removed} uploads that expired were removed.`);
    } catch (error) {
      this.logger.warn(`Expired uploads could not be removed: ${messageOf(error)}`);
    }
  }
}

/** The id of the upload that a request writes to; null for one that does not write. */
function createdOrAsked({ method, params }: Request, answer: globalThis.Response): string | null {
  if (method === 'PATCH') return String(params['id']);
  return method === 'POST' ? (answer.headers.get('location')?.split('/').at(-1) ?? null) : null;
}

/** @throws {UserError} `request.invalid`. */
function checkedDetails(metadata: Upload['metadata'] = {}): Upload['metadata'] {
  const { difficulty } = metadata;
  if (difficulty !== undefined && !DIFFICULTIES.includes(difficulty as Difficulty)) {
    throw new UserError('request.invalid', `difficulty must be one of ${DIFFICULTIES.join(', ')}.`, {
      field: 'Upload-Metadata',
    });
  }
  const { [DOCUMENT]: _, [REUSED]: __, ...given } = metadata;
  return given;
}

function webRequest(request: Request): globalThis.Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const { method } = request;
  const hasBody = method === 'PATCH' || method === 'POST';
  return new globalThis.Request(`http://${request.headers.host ?? 'localhost'}${request.originalUrl}`, {
    method,
    headers,
    ...(hasBody && { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' }),
  });
}
