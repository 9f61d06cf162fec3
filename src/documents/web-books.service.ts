import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { OperationalError, UserError, messageOf } from '../errors/errors.js';
import { AddressGuard, webAddress } from '../transfer/address-guard.js';
import { guardedRequest } from '../transfer/guarded-request.js';
import { OutboundConfig } from '../transfer/outbound.config.js';
import type { DocumentChanges } from './document.repository.js';
import { DocumentsService } from './documents.service.js';
import type { AddedDocument } from './documents.service.js';
import { IncomingFiles } from './file-store/incoming-files.js';
import { WebBooksConfig } from './web-books.config.js';

/** More than any honest site needs. */
const MOST_REDIRECTS = 5;
const FIELD = 'url';

/** Uploads books from their web address, from hosts that the operator has named. */
@Injectable()
export class WebBooks {
  private readonly guard: AddressGuard;

  constructor(
    { allowed }: OutboundConfig,
    private readonly config: WebBooksConfig,
    private readonly incoming: IncomingFiles,
    private readonly documents: DocumentsService,
  ) {
    this.guard = new AddressGuard(allowed);
  }

  /**
   * Streams a book from an address, and checks it like every upload. A redirect must lead to a host that is allowed, too.
   *
   * @param signal Aborts when nobody waits for the book any more.
   * @throws {UserError} `address.off`, `address.not_allowed`, `address.invalid`, `address.private`,
   *         `address.unknown_host`, `address.refused`, and as `DocumentsService.addUpload`; {OperationalError}
   *         `address.unreachable`, `address.too_slow`; `signal.reason`.
   */
  async add(address: string, details: DocumentChanges, signal: AbortSignal): Promise<AddedDocument> {
    const late = AbortSignal.timeout(this.config.timeoutSeconds * 1000);
    try {
      return await this.fetch(this.allowed(address), details, AbortSignal.any([late, signal]));
    } catch (error) {
      signal.throwIfAborted();
      if (late.aborted) throw this.tooSlow(error);
      if (error instanceof UserError || error instanceof OperationalError || !isOfNetwork(error)) throw error;
      throw new OperationalError(
        'address.unreachable',
        `The book could not be fetched: ${messageOf(error)}.`,
        {
          field: FIELD,
          hint: 'Try again later, or upload the file itself.',
          cause: error,
        },
      );
    }
  }

  private async fetch(from: URL, details: DocumentChanges, signal: AbortSignal): Promise<AddedDocument> {
    const { answer, url } = await this.answerOf(from, signal);
    const file = await this.incoming.receive(answer, FIELD);
    try {
      return await this.documents.addUpload(file, fileNameOf(url), details);
    } finally {
      await this.incoming.discard(file);
    }
  }

  /** Follows redirects. @returns The answer that is the book, and where it came from in the end. */
  private async answerOf(from: URL, signal: AbortSignal): Promise<{ answer: IncomingMessage; url: URL }> {
    let url = from;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await guardedRequest(url, this.guard, {
        method: 'GET',
        headers: { accept: 'application/pdf', 'accept-encoding': 'identity', 'user-agent': 'Colophon' },
        signal,
        field: FIELD,
      });
      const { statusCode = 0, headers } = answer;
      if (statusCode === 200) return { answer, url };
      answer.destroy();
      const isRedirect = statusCode >= 300 && statusCode < 400 && headers.location !== undefined;
      if (!isRedirect) throw refused(`${url.host} answered ${statusCode} instead of a book.`);
      url = this.allowed(nextAddress(headers.location!, url));
    }
    throw refused(`${from.host} redirects more than ${MOST_REDIRECTS} times.`);
  }

  private allowed(address: string): URL {
    const { hosts } = this.config;
    if (hosts.length === 0) {
      throw new UserError('address.off', 'This server fetches no books from web addresses.', {
        fault: 'forbidden',
        field: FIELD,
        hint: 'Upload the file itself. The operator of the server can allow hosts with UPLOAD_FROM_HOSTS.',
      });
    }
    const url = webAddress(address, FIELD);
    if (hosts.includes(url.hostname)) return url;
    throw new UserError('address.not_allowed', `This server fetches no books from ${url.hostname}.`, {
      fault: 'forbidden',
      field: FIELD,
      hint: 'Upload the file itself. The operator of the server can add the host to UPLOAD_FROM_HOSTS.',
    });
  }

  private tooSlow(cause: unknown): OperationalError {
    const { timeoutSeconds } = this.config;
    return new OperationalError('address.too_slow', `The book did not arrive within ${timeoutSeconds} s.`, {
      field: FIELD,
      hint: 'Upload the file itself, or raise UPLOAD_FROM_TIMEOUT.',
      cause,
    });
  }
}

/** @throws {UserError} `address.refused` for what is no address, and for a step from https back to http. */
function nextAddress(location: string, from: URL): string {
  if (!URL.canParse(location, from.href)) throw refused(`${from.host} redirects to what is no address.`);
  const next = new URL(location, from.href);
  if (from.protocol === 'https:' && next.protocol === 'http:') {
    throw refused(`${from.host} redirects from https to http.`);
  }
  return next.href;
}

function refused(message: string): UserError {
  return new UserError('address.refused', message, {
    field: FIELD,
    hint: 'Open the address in a browser: it must lead to the PDF itself.',
  });
}

/** The last part of the path; names that cannot be decoded stay as they are. */
function fileNameOf({ pathname }: URL): string {
  const last = pathname.split('/').at(-1)!;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Errors of connections, and of answers that end too early; those of the file system have a path. */
function isOfNetwork(error: unknown): boolean {
  return error instanceof Error && 'code' in error && !('path' in error);
}
