export interface ServerSentEvent {
  readonly type: string;
  readonly id: string | null;
  readonly data: string;
}

/**
 * Reads a stream of server-sent events (HTML standard, section 9.2.6). `EventSource` cannot send the key of the person in
 * a header, so the page reads the stream itself.
 *
 * An event without data is given, too: its id is the place from which the stream can be resumed.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  const reader = body
    .pipeThrough<string>(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        const event = eventOf(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function eventOf(block: string): ServerSentEvent | null {
  const data: string[] = [];
  let type = 'message';
  let id: string | null = null;
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    // A comment, sent so that the connection is not taken for dead.
    if (colon === 0) continue;
    const [field, value] =
      colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
    if (field === 'data') data.push(value);
    else if (field === 'event') type = value;
    else if (field === 'id') id = value;
  }
  return data.length === 0 && id === null ? null : { type, id, data: data.join('\n') };
}
