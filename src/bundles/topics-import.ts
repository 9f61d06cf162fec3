import { Injectable } from '@nestjs/common';
import type { ProvenMembers } from '../archive/proven-members.js';
import { ImportedTopics } from '../topics/imported-topics.js';
import type { MergedTaxonomy } from '../topics/taxonomy-merge.js';
import { MEMBER, topicsSchema } from './bundle-format.js';
import { invalid, parsed } from './bundle-problems.js';
import { vectorsOf } from './vector-bytes.js';
import type { VectorPlan } from './vector-plan.js';

/** `none`: the bundle has no topics; `left`: the library has topics of its own, and nobody asked for others. */
export type TopicsOutcome = 'none' | 'left' | MergedTaxonomy;

/** Takes over the taxonomy of a bundle. */
@Injectable()
export class TopicsImport {
  constructor(private readonly topics: ImportedTopics) {}

  /** What `import` would do with topics. */
  async foresee(always: boolean): Promise<'left' | 'merged'> {
    return !always && (await this.topics.hasTopics()) ? 'left' : 'merged';
  }

  /** @param always Also into a library that has topics: what differs there is changed. */
  async import(
    members: ProvenMembers,
    {
      bundle,
      plan,
      always,
    }: { readonly bundle: string; readonly plan: VectorPlan; readonly always: boolean },
  ): Promise<TopicsOutcome> {
    const text = (await members.content()).toString();
    if ((await this.foresee(always)) === 'left') return 'left';
    const { taxonomy, vectors } = parsed(bundle, MEMBER.topics, topicsSchema, text);
    const merged = await this.topics.merge(taxonomy, bundle);
    for (const [number, names] of Object.entries(vectors)) {
      const name = MEMBER.topicVectors(Number(number));
      if (members.next?.name !== name) throw invalid(bundle, `${name} is not where it should be`);
      const model = plan.taken.get(Number(number));
      if (!model) {
        await members.skip();
        continue;
      }
      const found = vectorsOf(await members.content(), model.dimension);
      if (found?.length !== names.length) {
        throw invalid(bundle, `${name} does not have a vector for each intent`);
      }
      const intents = names.map((intent, index) => ({ ...intent, vector: found[index]! }));
      await this.topics.addVectors(model, intents).catch((error: unknown) => {
        throw error instanceof RangeError ? invalid(bundle, `${name}: ${error.message}`, error) : error;
      });
    }
    return merged;
  }
}
