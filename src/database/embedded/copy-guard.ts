import { frameType } from './protocol-frames.js';
import type { Frame } from './protocol-frames.js';

/** The bytes of a message's type and length, before its body. */
const HEADER = 5;
const COPY_IN = /\bcopy\b[^;]*\bfrom\s+stdin\b/i;
const REFUSAL =
  "DO $$ BEGIN RAISE EXCEPTION 'COPY FROM STDIN is not possible in the embedded database' USING ERRCODE = '0A000'; END $$";

/**
 * Replaces a statement that the embedded backend does not survive: COPY FROM STDIN waits inside the statement for more
 * input, which can never arrive there. The replacement fails with an ordinary error.
 */
export function withoutCopyIn(frame: Frame): Frame {
  const type = frameType(frame);
  if (type !== 'Q' && type !== 'P') return frame;
  // Parse contains the statement's name, the statement and its parameter types; Query contains only the statement.
  const start = type === 'P' ? frame.indexOf(0, HEADER) + 1 : HEADER;
  const end = frame.indexOf(0, start);
  if (!COPY_IN.test(frame.toString('utf8', start, end))) return frame;
  const replaced = Buffer.concat([frame.subarray(0, start), Buffer.from(REFUSAL), frame.subarray(end)]);
  replaced.writeInt32BE(replaced.length - 1, 1);
  return replaced;
}
