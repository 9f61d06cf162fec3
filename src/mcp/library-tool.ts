import type * as z from 'zod';
import type { AllowedDocuments } from '../access/caller.js';
import { wrongArguments } from './wrong-arguments.js';

export interface ToolImage {
  readonly bytes: Uint8Array;
  /** Such as image/png. */
  readonly type: string;
}

/** What a tool answers: the same once for programs and once for readers. */
export interface ToolAnswer<T extends object = object> {
  readonly structured: T;
  readonly text: string;
  readonly image?: ToolImage;
}

/**
 * Something that a language model can ask of the library. It knows nothing of the way in which the question arrived.
 *
 * Arguments and answers are strict: what is not declared is refused, and never sent.
 */
export abstract class LibraryTool<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  abstract readonly name: string;
  abstract readonly title: string;
  /** Says when to use this tool and not another one. */
  abstract readonly description: string;
  abstract readonly input: I;
  abstract readonly output: O;

  /** @throws {UserError} `request.invalid` for arguments that are not declared or beyond their limits. */
  async run(given: unknown, allowed: AllowedDocuments): Promise<ToolAnswer> {
    const read = this.input.safeParse(given ?? {});
    if (!read.success) throw wrongArguments(read.error, Object.keys(this.input.shape));
    return this.call(read.data, allowed);
  }

  protected abstract call(input: z.output<I>, allowed: AllowedDocuments): Promise<ToolAnswer<z.output<O>>>;
}
