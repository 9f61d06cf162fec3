import { texts } from '../texts/texts.js';
import type { components } from '../../../client/schema.js';

export type Problem = components['schemas']['Problem'];

/** Of a request that got no answer; the server's own codes have a dot. */
export const NO_ANSWER = 'no-answer';

/** An answer of the API that is an error, or a request that got none. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

/** What to tell a person about anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (isProblem(error)) return error;
  const { title, detail } = isNoAnswer(error) ? texts.problems.noAnswer : texts.problems.unknown;
  return {
    type: 'about:blank',
    title,
    status: 0,
    detail,
    code: isNoAnswer(error) ? NO_ANSWER : 'page.fault',
  };
}

/** What an answer says that is an error: a problem of the API, or whatever stands in front of the server has to say. */
export function problemIn(status: number, body: string): Problem {
  try {
    const problem: unknown = JSON.parse(body);
    if (isProblem(problem)) return problem;
  } catch {
    // A proxy answers with a page of its own, or with nothing.
  }
  const { noAnswer, onTheWay } = texts.problems;
  const isServerAway = status >= 500;
  return {
    type: 'about:blank',
    status,
    ...(isServerAway ? noAnswer : onTheWay(status)),
    code: isServerAway ? NO_ANSWER : 'page.refused_on_the_way',
  };
}

/** `fetch` rejects with a TypeError when the server cannot be reached (Fetch standard, section 5.6). */
function isNoAnswer(error: unknown): boolean {
  return error instanceof TypeError;
}

/** Whether it is an error as the API answers it. */
function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
}
