import { randomUUID } from 'node:crypto';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { OperationalError, UserError, toErrorData } from '../errors/errors.js';
import { NOT_SET_UP, causeInLog } from '../errors/for-callers.js';
import { isDatabaseAway } from '../errors/passing-error.js';

/** What a model can do about errors whose hints are for people at a command line. */
const NEXT_STEPS: Readonly<Record<string, string>> = {
  'document.not_found': 'Call list_books and give the id of a book from it.',
  'document.ambiguous': 'Call list_books and give the whole id of the book that is meant.',
  'section.not_found':
    'Take the sectionId of outline or of search; a book that is ingested again gets new ones.',
  'chunk.not_found': 'Take a chunkId of search or read; a book that is ingested again gets new ones.',
  'topic.not_found': 'Call topics without arguments: it lists all topics.',
  'subtopic.not_found': 'Call topics with the name of a topic: it lists its subtopics.',
  'document.nothing_published': 'The book cannot be read yet. list_books tells its status; tell the person.',
};

/** What a model reads of an error, and what the log shall keep of it. */
export interface ToolError {
  readonly result: CallToolResult;
  /** Null for what the caller did wrong. */
  readonly log: string | null;
}

/** A result that tells the model what went wrong and what to do next; never a stack, nor a path of the server. */
export function toolError(tool: string, error: unknown): ToolError {
  const id = randomUUID();
  const { code, message, stack } = toErrorData(error);
  const log = `${tool}: ${stack ?? message} [${code}] (call ${id})`;
  if (error instanceof UserError || error instanceof OperationalError) {
    if (error.audience === 'operator') {
      return { result: told(NOT_SET_UP, code, causeInLog(`the call ${id}`)), log };
    }
    const result = told(message, code, NEXT_STEPS[code] ?? error.hint);
    return { result, log: error instanceof OperationalError ? log : null };
  }
  if (isDatabaseAway(error)) {
    const hint = 'Call the tool again in a moment.';
    return { result: told('The database does not answer now.', 'database.unreachable', hint), log };
  }
  const hint = `Tell the person. ${causeInLog(`the call ${id}`)}`;
  return { result: told('Something went wrong inside Colophon.', 'internal', hint), log };
}

function told(message: string, code: string, hint: string | undefined): CallToolResult {
  const text = [`${message} [${code}]`, ...(hint ? [hint] : [])].join('\n');
  return { isError: true, content: [{ type: 'text', text }] };
}
