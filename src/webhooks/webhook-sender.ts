import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { UserError, messageOf } from '../errors/errors.js';
import { AddressGuard } from '../transfer/address-guard.js';
import { guardedRequest } from '../transfer/guarded-request.js';
import { OutboundConfig } from '../transfer/outbound.config.js';
import type { Endpoint } from './delivery-claim.repository.js';
import { signedHeaders } from './signature.js';
import { WebhooksConfig } from './webhooks.config.js';

/** How much of an answer is read and kept, in bytes. */
const MOST_ANSWER = 1000;
/** Gone (RFC 9110): the receiver wants no more messages. */
const GONE = 410;

/** What came of sending a message once. */
export interface Outcome {
  readonly delivered: boolean;
  /** The receiver wants no more messages. */
  readonly gone: boolean;
  /** HTTP status of the answer; null without one. */
  readonly status: number | null;
  readonly error: string | null;
  /** The beginning of the answer. */
  readonly response: string | null;
  readonly durationMs: number;
}

/** Sends one message. */
@Injectable()
export class WebhookSender {
  private readonly guard: AddressGuard;

  constructor(
    { allowed }: OutboundConfig,
    private readonly config: WebhooksConfig,
  ) {
    this.guard = new AddressGuard(allowed);
  }

  /**
   * @param signal Aborts the call when nobody waits for it any more.
   * @throws `signal.reason`. Everything else is an outcome.
   */
  async send(
    { url, secret, previousSecret }: Endpoint,
    message: { readonly id: string; readonly body: string },
    signal?: AbortSignal,
  ): Promise<Outcome> {
    const started = performance.now();
    const { timeoutSeconds } = this.config;
    const late = AbortSignal.timeout(timeoutSeconds * 1000);
    const secrets = previousSecret === null ? [secret] : [secret, previousSecret];
    const durationMs = () => Math.round(performance.now() - started);
    try {
      const answer = await guardedRequest(new URL(url), this.guard, {
        method: 'POST',
        headers: {
          ...signedHeaders(message.id, message.body, secrets),
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(message.body),
          'user-agent': 'Colophon-Webhooks',
        },
        body: message.body,
        signal: signal ? AbortSignal.any([late, signal]) : late,
        field: 'url',
      });
      const status = answer.statusCode ?? 0;
      const response = await beginningOf(answer);
      signal?.throwIfAborted();
      const delivered = status >= 200 && status < 300;
      const error = delivered ? null : refusal(status);
      return { delivered, gone: status === GONE, status, error, response, durationMs: durationMs() };
    } catch (cause) {
      signal?.throwIfAborted();
      const error = late.aborted ? `It did not answer within ${timeoutSeconds} s.` : failure(cause);
      return { delivered: false, gone: false, status: null, error, response: null, durationMs: durationMs() };
    }
  }

  /** @throws {UserError} `address.private`; a name that nobody knows now may be known when an event happens. */
  async requireAllowed({ hostname }: URL): Promise<void> {
    try {
      await this.guard.addressesOf(hostname, 'url');
    } catch (error) {
      if (error instanceof UserError && error.code === 'address.private') throw error;
    }
  }
}

/** Reads no more than is kept, and ends the connection. Without a whole answer its status counts. */
async function beginningOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of answer) {
      parts.push(part as Buffer);
      bytes += (part as Buffer).byteLength;
      if (bytes >= MOST_ANSWER) break;
    }
  } catch {
    // The connection broke off or took too long after the status had come: the receiver has the message.
  }
  answer.destroy();
  // PostgreSQL stores no NUL in a text.
  return Buffer.concat(parts).subarray(0, MOST_ANSWER).toString('utf8').replaceAll('\0', '');
}

function refusal(status: number): string {
  if (status === GONE) return 'It answered 410: it wants no more events.';
  if (status >= 300 && status < 400) return `It answered ${status}: redirects are not followed.`;
  return `It answered ${status}.`;
}

function failure(error: unknown): string {
  if (error instanceof UserError) return [error.message, error.hint].filter(Boolean).join(' ');
  // Node gives an error of several addresses no message of its own.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return `It cannot be reached: ${messageOf(first)}`;
}
