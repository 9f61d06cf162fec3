import type * as z from 'zod';
import { UserError } from '../errors/errors.js';

/** How many wrong arguments an error lists: a call may consist of nothing else. */
const MOST_TOLD = 3;
/** Longer names and messages are cut. */
const TOLD_LENGTH = 200;

/** @param allowed Names of the arguments of the tool. */
export function wrongArguments({ issues }: z.ZodError, allowed: readonly string[]): UserError {
  const told = issues.slice(0, MOST_TOLD).map(sentence);
  if (issues.length > told.length) told.push(`${issues.length - told.length} more are wrong.`);
  const names = allowed.length > 0 ? `Its arguments are ${allowed.join(', ')}.` : 'It takes no arguments.';
  return new UserError('request.invalid', told.join(' '), {
    field: fieldOf(issues[0]!),
    hint: `${names} Call the tool again with arguments of its schema.`,
  });
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `There is no argument ${issue.keys.map((key) => `"${cut(key)}"`).join(', ')}.`;
  }
  return issue.path.length === 0
    ? `${cut(issue.message)}.`
    : `The argument "${cut(issue.path.join('.'))}" is wrong: ${cut(issue.message)}.`;
}

function fieldOf(issue: z.core.$ZodIssue): string {
  const name = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0];
  return cut(String(name ?? 'arguments'));
}

function cut(text: string): string {
  return text.length > TOLD_LENGTH ? `${text.slice(0, TOLD_LENGTH)}…` : text;
}
