import type { Client, Connection, Submittable } from 'pg';

/** The COPY messages that pg can send, but that its types lack. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A `COPY ... FROM STDIN` as a query object of pg, which calls the methods as the server answers. */
class CopyFrom implements Submittable {
  readonly done: Promise<void>;
  private resolve!: () => void;
  private reject!: (error: Error) => void;
  private failed = false;

  constructor(
    private readonly statement: string,
    private readonly parts: Iterable<Buffer>,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  submit(connection: Connection): void {
    connection.query(this.statement);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (const part of this.parts) connection.sendCopyFromChunk(part);
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {
    // We wait for ReadyForQuery: only then is the statement committed.
  }

  handleError(error: Error): void {
    this.failed = true;
    this.reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.resolve();
  }
}

/**
 * Sends the parts as input of a COPY statement, without waiting between them.
 *
 * @throws The server's error.
 */
export async function copyFrom(client: Client, statement: string, parts: Iterable<Buffer>): Promise<void> {
  await client.query(new CopyFrom(statement, parts)).done;
}
