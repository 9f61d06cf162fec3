import { UserError } from '../errors/errors.js';

export function correctionNotFound(id: string): UserError {
  return new UserError('correction.not_found', `There is no correction ${id}.`, {
    field: 'id',
    fault: 'missing',
    hint: 'The corrections of a book are listed with `colophon corrections list`.',
  });
}

export function nothingToCorrect(field: string, message: string): UserError {
  return new UserError('correction.nothing', message, { field });
}

export function runIsActive(): UserError {
  return new UserError('run.active', 'A run works on the document and replaces its chunks.', {
    fault: 'conflict',
    field: 'id',
    hint: 'Wait for the run to end, or cancel it.',
  });
}

export function chunksWait(): UserError {
  return new UserError(
    'correction.waiting',
    'Chunks that a run has cut anew wait to be embedded, and will replace those of the document.',
    {
      fault: 'conflict',
      field: 'id',
      hint: 'Embed them with `colophon embed`, or retry or cancel the run that failed; then correct them.',
    },
  );
}

export function chunkChanged(): UserError {
  return new UserError('chunk.changed', 'The chunk has another text meanwhile.', {
    fault: 'conflict',
    field: 'contentHash',
    hint: 'Look at the chunk again.',
  });
}

export function withinCode(): UserError {
  return new UserError('correction.breaks_code', 'The cut is within a program or its output.', {
    field: 'breakCode',
    hint: 'Cut before or after it, or confirm with `breakCode`.',
  });
}

export function builtUpon(later: readonly string[]): UserError {
  return new UserError(
    'correction.built_upon',
    `A later correction stands on this one: ${later.join(', ')}.`,
    { fault: 'conflict', field: 'id', hint: 'Undo the later one first.' },
  );
}

export function alreadyUndone(): UserError {
  return new UserError('correction.undone', 'The correction is undone already.', {
    fault: 'conflict',
    field: 'id',
  });
}
