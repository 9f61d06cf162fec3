import type { Block } from '../blocks/block.js';

export type LabelKind = 'example' | 'exercise' | 'try_it';

/** The blocks of a section that a label (`Exercise 3`, `Your turn`) covers. */
export interface LabelSpan {
  readonly kind: LabelKind;
}

const TRY_IT =
  /^(?:try it(?: (?:yourself|out|now))?|your turn|now you try|now try it|hands[- ]on|give it a try)\b/i;
const EXERCISE_WORDS =
  'exercises?|challenges?|labs?|quiz(?:zes)?|problems?|tasks?|assignments?|practice|review questions';
/** `Exercise 1-1 (file.py)`, `Chapter 4 Exercises`, `Review exercises`, `Challenge: parse a file`, `Quiz`. */
const EXERCISE_HEADING = new RegExp(
  `^(?:(?:chapter|part) \\w+:? |review |practice |programming |coding |further )?(?:${EXERCISE_WORDS})(?: [\\d.–-]+\\w?)?\\s*(?:$|[:.(—–].*)`,
  'i',
);
/** Titles that are no label by themselves: what `x = 1` is, what an operating system runs. */
const SUBJECT = /^(?:assignment|task|problem|practice)$/i;
/** Titles of what is about problems of the reader, not about problems to solve. */
const TROUBLE =
  /\b(?:troubleshooting|trouble shooting|faqs?|frequently asked|(?:known|common) (?:problems|issues))\b/i;
const EXAMPLE_HEADING =
  /^(?:(?:a |an )?(?:\w+ )?examples?|examples?(?: [\dA-Z][\d.–-]*)?\s*[:.(—–].*|examples? \d[\d.–-]*.*)$/i;
/** A label at the start of a paragraph needs a number or a colon: "Exercise caution" is prose. */
const EXERCISE_RUN_IN =
  /^(?:exercise|problem|challenge|assignment|task)(?: \d[\d.–-]*\s*[:.)(—–]| \d[\d.–-]*$|\s*:\s)/i;
const EXAMPLE_RUN_IN = /^example(?: \d[\d.–-]*\s*[:.)(—–]| \d[\d.–-]*$|\s*:$)/i;
/** `2.5.1 `, `A.3 `, `Chapter 4: ` before a title. */
const TITLE_NUMBER = /^(?:\d+(?:\.\d+)*\.?|[A-Z](?:\.\d+)+\.?)\s+/;

export function labelOfTitle(title: string): LabelKind | null {
  const bare = title.replace(TITLE_NUMBER, '').trim();
  if (TRY_IT.test(bare)) return 'try_it';
  if (EXERCISE_HEADING.test(bare) && !SUBJECT.test(bare)) return 'exercise';
  return EXAMPLE_HEADING.test(bare) ? 'example' : null;
}

/**
 * Finds the span of each block. The span of a heading ends at the next heading of at least its size. The span of an
 * exercise's run-in label ends at the next heading. The span of an example's caption ends with its code.
 *
 * @param titles Titles of the section and its ancestors, outermost first: "Exercises" also covers its children.
 */
export function labelSpans(blocks: readonly Block[], titles: readonly string[]): (LabelSpan | null)[] {
  const ofSection = sectionSpan(titles);
  let span = ofSection;
  let closesAt = 0;
  let untilCode = false;
  return blocks.map((block, i) => {
    if (block.kind === 'heading') {
      const label = labelOfTitle(block.text);
      if (label && !(i === 0 && ofSection?.kind === label)) {
        [span, closesAt, untilCode] = [{ kind: label }, block.size, false];
      } else if (span !== ofSection && block.size >= closesAt) span = ofSection;
    } else if (block.kind !== 'code') {
      const label = runInLabel(block.text);
      if (label) [span, closesAt, untilCode] = [{ kind: label }, 0, label === 'example'];
      else if (untilCode && blocks[i - 1]?.kind === 'code') [span, untilCode] = [ofSection, false];
    }
    return span;
  });
}

function sectionSpan(titles: readonly string[]): LabelSpan | null {
  const own = labelOfTitle(titles.at(-1) ?? '');
  if (titles.some((title) => TROUBLE.test(title)) && own === 'exercise') return null;
  if (own) return { kind: own };
  const around = titles
    .map((title) => labelOfTitle(title))
    .findLast((label) => label === 'exercise' || label === 'try_it');
  return around ? { kind: around } : null;
}

function runInLabel(text: string): LabelKind | null {
  if (EXERCISE_RUN_IN.test(text)) return 'exercise';
  if (/^(?:try it yourself|your turn|now you try)\b\s*[:.!]/i.test(text)) return 'try_it';
  return EXAMPLE_RUN_IN.test(text) ? 'example' : null;
}
