import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Slot } from '../../book/slot.js';
import { TokenCounters } from '../../context/token-counters.js';
import { RankingService } from '../../ranking/ranking.service.js';
import { LONGEST_LIST } from '../../ranking/ranking.config.js';
import { TaxonomyLookup } from '../../topics/taxonomy-lookup.js';
import { TopicsService } from '../../topics/topics.service.js';
import { LibraryTool } from '../library-tool.js';
import type { ToolAnswer } from '../library-tool.js';
import { PASSAGE, SHORTENED, passageText, passageView } from '../passage.js';
import type { PassageView } from '../passage.js';
import { allows } from '../../access/caller.js';
import type { AllowedDocuments } from '../../access/caller.js';
import { BUDGET, withinBudget } from '../token-budget.js';
import type { Budget } from '../token-budget.js';

/** Names have up to 255 characters, and a path has three of them. */
const NAME = z.string().min(1).max(800);
/** More than any taxonomy has; the budget cuts the answer. */
const ALL = 10_000;

const INPUT = z.strictObject({
  topic: NAME.optional().describe('Lists the subtopics of this topic: its name, or "Zone > Topic".'),
  subtopic: NAME.optional().describe(
    'Gives the best passages for this subtopic: its name, or "Topic > Subtopic".',
  ),
  limit: z.int().min(1).max(LONGEST_LIST).default(5).describe('Most passages of each of both lists.'),
  budget: BUDGET,
});

const TOPIC = z.strictObject({ zone: z.string(), topic: z.string(), subtopics: z.int() });

const OUTPUT = z.strictObject({
  topics: z.array(TOPIC).optional().describe('All topics, with how many subtopics each has.'),
  subtopics: z.array(z.string()).optional().describe('Names of the subtopics of the topic.'),
  concept: z.array(PASSAGE).optional().describe('Passages to understand the subtopic, best first.'),
  code: z.array(PASSAGE).optional().describe('Passages with programs and exercises, best first.'),
  leftOut: z.int().describe('What did not fit into the budget.'),
});

type Answer = ToolAnswer<z.output<typeof OUTPUT>>;

/** A passage of one of both lists. */
interface Listed {
  readonly slot: Slot;
  readonly passage: PassageView;
}

@Injectable()
export class TopicsTool extends LibraryTool<typeof INPUT, typeof OUTPUT> {
  readonly name = 'topics';
  readonly title = 'Topics of the library';
  readonly description =
    'What the library is read for: without arguments all topics, with a topic its subtopics, with a subtopic the best passages of all books for it. Use it to teach or to plan; for a single question use search.';
  readonly input = INPUT;
  readonly output = OUTPUT;

  constructor(
    private readonly taxonomy: TopicsService,
    private readonly lookup: TaxonomyLookup,
    private readonly ranking: RankingService,
    private readonly counters: TokenCounters,
  ) {
    super();
  }

  protected async call(
    { topic, subtopic, limit, budget }: z.output<typeof INPUT>,
    allowed: AllowedDocuments,
  ): Promise<Answer> {
    const within = { tokens: budget, counting: await this.counters.for('concept') };
    if (subtopic !== undefined) return this.passages(subtopic, limit, allowed, within);
    return topic === undefined ? this.topics(within) : this.subtopics(topic, within);
  }

  private async topics(budget: Budget): Promise<Answer> {
    const { items } = await this.taxonomy.topics(null, { limit: ALL, offset: 0 });
    const rows = items.map(({ zone, name, subtopics }) => ({ zone: zone.name, topic: name, subtopics }));
    const answerOf = (topics: typeof rows) => {
      const lines = topics.map((row) => `${row.zone} > ${row.topic}: ${row.subtopics} subtopics`);
      const none =
        rows.length === 0
          ? ['There are no topics yet. A person loads some with `colophon topics import`.']
          : [];
      const leftOut = rows.length - topics.length;
      return { structured: { topics, leftOut }, text: [...lines, ...none, ...remark(leftOut)].join('\n') };
    };
    return withinBudget({ items: rows, answerOf: (kept) => answerOf([...kept]) }, budget);
  }

  private async subtopics(name: string, budget: Budget): Promise<Answer> {
    const { id, path } = await this.lookup.find(name, ['topic'], 'topic');
    const { items } = await this.taxonomy.subtopics({ topicId: id }, { limit: ALL, offset: 0 });
    const names = items.map((subtopic) => subtopic.name);
    const answerOf = (kept: readonly string[]) => {
      const leftOut = names.length - kept.length;
      const text = [`Subtopics of ${path.at(-1)!}:`, ...kept, ...remark(leftOut)].join('\n');
      return { structured: { subtopics: [...kept], leftOut }, text };
    };
    return withinBudget({ items: names, answerOf }, budget);
  }

  private async passages(
    name: string,
    limit: number,
    allowed: AllowedDocuments,
    budget: Budget,
  ): Promise<Answer> {
    const { id } = await this.lookup.find(name, ['subtopic'], 'subtopic');
    // The lists are of all books, of which the caller may perhaps read only some.
    const most = allowed === null ? limit : LONGEST_LIST;
    const { subtopic, lists } = await this.ranking.chunks(id, { limit: most });
    const found = lists.map(({ slot, chunks }) =>
      chunks
        .filter(({ document }) => allows(allowed, document.id))
        .slice(0, limit)
        .map(({ document, ...chunk }): Listed => {
          return { slot, passage: passageView({ ...chunk, documentId: document.id, title: document.title }) };
        }),
    );
    const items = alternating(found);
    const shortened = {
      length: ({ passage }: Listed) => SHORTENED.length(passage),
      to: ({ slot, passage }: Listed, length: number) => ({ slot, passage: SHORTENED.to(passage, length) }),
    };
    const head = `${subtopic.zone.name} > ${subtopic.topic.name} > ${subtopic.name}`;
    const answerOf = (kept: readonly Listed[]) => passagesAnswer(head, kept, items.length - kept.length);
    return withinBudget({ items, answerOf, shortened }, budget);
  }
}

/** The first of each list, then the second of each: a small budget serves both. */
function alternating<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

function passagesAnswer(head: string, kept: readonly Listed[], leftOut: number): Answer {
  const of = (slot: Slot) => kept.filter((item) => item.slot === slot).map(({ passage }) => passage);
  const [concept, code] = [of('concept'), of('code')];
  const blocks = [
    ...(concept.length > 0 ? ['To understand:', ...concept.map(passageText)] : []),
    ...(code.length > 0 ? ['Programs and exercises:', ...code.map(passageText)] : []),
    ...(kept.length === 0 ? ['No passage is near enough to this subtopic. Use search.'] : []),
    ...remark(leftOut),
  ];
  return { structured: { concept, code, leftOut }, text: [head, ...blocks].join('\n\n') };
}

function remark(leftOut: number): string[] {
  return leftOut > 0 ? [`${leftOut} more did not fit into the budget.`] : [];
}
