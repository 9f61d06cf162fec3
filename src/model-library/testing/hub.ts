import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The commit of the branch `main`. */
export const COMMIT = 'c'.repeat(40);

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type HubFiles = Readonly<Record<string, Buffer>>;

/** How a hub describes files: weights by sha256, others by their git id. */
export function siblingsOf(files: HubFiles): Record<string, unknown>[] {
  return Object.entries(files).map(([rfilename, content]) => {
    const lfs = { sha256: createHash('sha256').update(content).digest('hex'), size: content.byteLength };
    const blob = `blob ${content.byteLength}\0`;
    const blobId = createHash('sha1').update(blob).update(content).digest('hex');
    return {
      rfilename,
      size: content.byteLength,
      blobId,
      ...(rfilename.endsWith('.safetensors') && { lfs }),
    };
  });
}

/** A hub with one model on loopback. It answers correctly, except where a test sets other answers. */
export class Hub {
  readonly requests: IncomingMessage[] = [];
  /** By path; each answer is used once. */
  readonly misbehaviour = new Map<string, Answer[]>();
  description: unknown;
  private readonly server: Server = createServer((request, response) => this.answer(request, response));

  /** @param id For example `owner/model`. */
  constructor(
    private readonly id: string,
    private readonly files: HubFiles,
  ) {
    this.description = { sha: COMMIT, siblings: siblingsOf(files) };
  }

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  for(path: string): IncomingMessage[] {
    return this.requests.filter(({ url }) => url?.includes(path));
  }

  misbehave(path: string, ...answers: Answer[]): void {
    this.misbehaviour.set(path, answers);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(request);
    const url = request.url ?? '';
    for (const [path, answers] of this.misbehaviour) {
      const answer = url.includes(path) ? answers.shift() : undefined;
      if (answer) return answer(request, response);
    }
    if (url.startsWith('/api/')) {
      response.end(JSON.stringify(this.description));
      return;
    }
    const name = url.replace(`/${this.id}/resolve/${COMMIT}/`, '');
    serve(this.files[name]!)(request, response);
  }
}

/** Answers like a correct server, with support for ranges. */
export function serve(content: Buffer): Answer {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const etag = '"tag"';
    const goesOn = from > 0 && request.headers['if-range'] === etag;
    const body = goesOn ? content.subarray(from) : content;
    response.writeHead(goesOn ? 206 : 200, { etag, 'content-length': body.byteLength });
    response.end(body);
  };
}

/** Drops the connection in mid-file. What the client has of the file by then is left to chance. */
export function drop(content: Buffer, after: number): Answer {
  return (_, response) => {
    begin(response, content, after, () => setTimeout(() => response.destroy(), 20));
  };
}

/** Sends the beginning of a file, and drops the connection when the test says so: when the client has some of it. */
export class Droppable {
  private dropped: ServerResponse | undefined;

  answer(content: Buffer, after: number): Answer {
    return (_, response) => {
      this.dropped = response;
      begin(response, content, after);
    };
  }

  drop(): void {
    this.dropped?.destroy();
  }
}

function begin(response: ServerResponse, content: Buffer, after: number, sent?: () => void): void {
  response.writeHead(200, { etag: '"tag"', 'content-length': content.byteLength });
  response.write(content.subarray(0, after), sent);
}

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_, response) => void response.writeHead(code, headers).end('no');
}
