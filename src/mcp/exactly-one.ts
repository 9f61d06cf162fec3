import { UserError } from '../errors/errors.js';

/** @throws {UserError} `request.invalid` unless one of these arguments is given, and no other. */
export function exactlyOne(given: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(given);
  const count = names.filter((name) => given[name] !== undefined).length;
  if (count === 1) return;
  throw new UserError(
    'request.invalid',
    `${count === 0 ? 'None' : 'More than one'} of ${names.join(' and ')} is given.`,
    {
      field: names[0],
      hint: `Call the tool again with one of ${names.join(' or ')}.`,
    },
  );
}
