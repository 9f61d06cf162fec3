/**
 * What a run goes through, in this order. Everything else that depends on the stages follows from the list: the states,
 * their constraint in the database, the messages and the percentages.
 *
 * `share`: percent of a whole run that the stage takes, measured on a book of 400 pages.
 */
const LIST = [
  { name: 'reading', share: 18, message: 'Reading the pages.' },
  { name: 'structuring', share: 2, message: 'Finding the sections.' },
  { name: 'chunking', share: 5, message: 'Cutting the text into chunks.' },
  { name: 'embedding', share: 73, message: 'Embedding the chunks.' },
  { name: 'publishing', share: 2, message: 'Making the chunks searchable.' },
] as const;

export type Stage = (typeof LIST)[number]['name'];

export const STAGES: readonly Stage[] = LIST.map(({ name }) => name);

/** What a document says while its run is in a stage. */
export const STAGE_MESSAGES = Object.fromEntries(
  LIST.map(({ name, message }) => [name, message]),
) as Readonly<Record<Stage, string>>;

/** Percent of a whole run that are done when the stage begins. */
export function percentAtStart(stage: Stage): number {
  return LIST.slice(0, STAGES.indexOf(stage)).reduce((sum, { share }) => sum + share, 0);
}

/** Percent of a whole run that are done when the stage has ended. */
export function percentAtEnd(stage: Stage): number {
  return LIST.slice(0, STAGES.indexOf(stage) + 1).reduce((sum, { share }) => sum + share, 0);
}
