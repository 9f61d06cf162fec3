import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { HostileKind } from './kinds.js';

export interface HostileAnswer {
  readonly status: number;
  readonly code: string | undefined;
}

/** Longer than any answer may take; a request without an answer fails the measurement. */
const ANSWER_MS = 30_000;

/**
 * Sends the bytes of a request and returns the answer; null for a client that leaves.
 *
 * @param staysMs How long a client that leaves waits before that.
 */
export function sendHostile(
  port: number,
  { status, bytes }: HostileKind,
  round: number,
  staysMs: number,
): Promise<HostileAnswer | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const parts: Buffer[] = [];
    socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('No answer came.')));
    socket.on('data', (part: Buffer) => parts.push(part));
    // The answer counts even if the server closes the connection while the rest is sent.
    socket.on('error', (error) => (parts.length === 0 && status !== 'left' ? reject(error) : undefined));
    socket.on('close', () =>
      resolve(status === 'left' ? null : answerOf(Buffer.concat(parts).toString('utf8'))),
    );
    socket.write(bytes(round));
    if (status === 'left') void delay(staysMs).then(() => socket.destroy());
  });
}

function answerOf(text: string): HostileAnswer {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
  return { status, code: /"code":"([^"]+)"/.exec(text)?.[1] };
}
