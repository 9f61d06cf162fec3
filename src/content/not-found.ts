import { UserError } from '../errors/errors.js';

export function chunkNotFound(chunkId: string): UserError {
  return new UserError('chunk.not_found', `There is no chunk ${chunkId}.`, {
    fault: 'missing',
    field: 'chunk',
    hint: 'Use a chunkId from a search result; the ids of a book change when it is ingested again.',
  });
}

export function sectionNotFound(sectionId: string): UserError {
  return new UserError('section.not_found', `There is no section ${sectionId}.`, {
    fault: 'missing',
    field: 'section',
    hint: 'A book that is read again gets new sections: take the identifier from its contents.',
  });
}
