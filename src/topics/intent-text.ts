import { createHash } from 'node:crypto';
import type { Slot } from '../book/slot.js';

/** Change it with any change of the texts below: every vector is then made anew. */
const RECIPE = 1;

/** What the texts of a subtopic are made of. */
export interface IntentParts {
  readonly topicName: string;
  readonly name: string;
  readonly conceptIntent: string | null;
  readonly codeIntent: string | null;
}

/** The text that is embedded for a slot, and the hash that tells whether a vector belongs to it. */
export interface IntentText {
  readonly text: string;
  readonly hash: string;
}

/**
 * The text of a subtopic for a slot: the only recipe. A missing intent leaves its part out.
 *
 * @param language Programming language of the taxonomy; may be empty.
 */
export function intentText(slot: Slot, parts: IntentParts, language: string): IntentText {
  const text = slot === 'concept' ? conceptText(parts) : codeText(parts, language);
  return { text, hash: createHash('sha256').update(`${RECIPE}\n${text}`).digest('hex') };
}

function conceptText({ topicName, name, conceptIntent }: IntentParts): string {
  return sentences(`${topicName}: ${name}`, conceptIntent);
}

function codeText({ topicName, name, codeIntent }: IntentParts, language: string): string {
  if (!codeIntent) return sentences('Programming topic', `${topicName}: ${name}`);
  const lead = language === '' ? 'Programming task' : `Programming task in ${language}`;
  return sentences(lead, `${topicName}: ${name}`, `Use ${codeIntent}`);
}

/** The parts that are there, each ended as a sentence. */
function sentences(...parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== '')
    .map((part) => (/[.!?]$/u.test(part!) ? part : `${part}.`))
    .join(' ');
}
