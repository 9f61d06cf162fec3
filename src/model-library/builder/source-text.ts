import { UserError } from '../../errors/errors.js';

/** Content of one file of a checkpoint's folder. */
export interface SourceText {
  readonly text: string;
  /** Its path, named in errors. */
  readonly source: string;
}

/** Creates `model.source_invalid` errors about a file in the checkpoint's folder. */
export function invalidSource(source: string): (problem: string) => UserError {
  return (problem) =>
    new UserError('model.source_invalid', `The file ${source} cannot be used: ${problem}.`, {
      hint: 'Get the files of the model again, all from the same revision.',
    });
}
