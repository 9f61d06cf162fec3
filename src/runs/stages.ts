/**
 * The stages of a run, in order. The states, their constraint in the database, the messages and the percentages all
 * derive from this list.
 *
 * `share`: percent of a whole run's time, measured on a book of 400 pages.
 */
const LIST = [
  { name: 'reading', share: 18, message: 'Reading the pages.' },
  { name: 'structuring', share: 2, message: 'Finding the sections.' },
  { name: 'chunking', share: 5, message: 'Cutting the text into chunks.' },
  { name: 'embedding', share: 73, message: 'Embedding the chunks.' },
  { name: 'publishing', share: 2, message: 'Making the chunks searchable.' },
  // A second for a library of any size that is usual, and nothing without topics.
  { name: 'ranking', share: 0, message: 'Ranking the topics.' },
] as const;

export type Stage = (typeof LIST)[number]['name'];

export const STAGES: readonly Stage[] = LIST.map(({ name }) => name);

/** The message of a document while its run is in a stage. */
export const STAGE_MESSAGES = Object.fromEntries(
  LIST.map(({ name, message }) => [name, message]),
) as Readonly<Record<Stage, string>>;

/** Percent of a whole run that is done when the stage begins. */
export function percentAtStart(stage: Stage): number {
  return LIST.slice(0, STAGES.indexOf(stage)).reduce((sum, { share }) => sum + share, 0);
}

/** Percent of a whole run that is done when the stage ends. */
export function percentAtEnd(stage: Stage): number {
  return LIST.slice(0, STAGES.indexOf(stage) + 1).reduce((sum, { share }) => sum + share, 0);
}
