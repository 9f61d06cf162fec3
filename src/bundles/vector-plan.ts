import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { ActiveModels } from '../embedding/active-models.js';
import { ImportedVectors } from '../embedding/imported-vectors.js';
import type { BundleHead, BundleModel } from './bundle-format.js';
import { foreignModel, modelChanged } from './bundle-problems.js';

/** What to do with vectors by a model that searches here do not use. */
export const VECTOR_CHOICES = ['refuse', 'adopt', 'embed'] as const;
export type VectorChoice = (typeof VECTOR_CHOICES)[number];

/** Which vectors of a bundle are taken over. */
export interface VectorPlan {
  /** By number in the bundle: the model here. Vectors of other models are left out. */
  readonly taken: ReadonlyMap<number, { readonly modelId: number; readonly dimension: number }>;
  /** Models whose vectors no search uses here. */
  readonly foreign: readonly BundleModel[];
  /** Id of the model that searches use for a type, as far as the bundle has its vectors. */
  readonly active: ReadonlyMap<ChunkType, number>;
  /** Whether the chunks have to be embedded when they are here. */
  readonly embeds: boolean;
}

/** The models of a bundle, as this library sees them. */
interface ComparedModels {
  readonly same: ReadonlyMap<ChunkType, BundleModel>;
  readonly foreign: readonly BundleModel[];
}

/** What errors call a bundle and its options. */
export interface BundleNames {
  /** Its path, or the field of the request that it came in. */
  readonly bundle: string;
  /** Where a caller says what to do with vectors by other models. */
  readonly choiceField: string;
}

/** Compares the models of a bundle with those of this library. */
@Injectable()
export class VectorPlanning {
  constructor(
    private readonly models: ActiveModels,
    private readonly vectors: ImportedVectors,
  ) {}

  /** Tells models that searches here use from others: the same model is the same files under one name. */
  async compare(head: BundleHead): Promise<ComparedModels> {
    const byNumber = new Map(head.models.map((model) => [model.number, model]));
    const editions = await this.models.editions();
    const foreign = new Set<BundleModel>();
    const same = new Map<ChunkType, BundleModel>();
    for (const [type, number] of Object.entries(head.active) as [ChunkType, number][]) {
      const model = byNumber.get(number);
      if (!model) continue;
      const own = editions.find(({ types }) => types.includes(type));
      const isSame = own?.key === model.key && own.artefactSha256 === model.artefactSha256;
      if (isSame) same.set(type, model);
      else foreign.add(model);
    }
    return { same, foreign: [...foreign] };
  }

  /**
   * Vectors by the models in use are taken over.
   *
   * @throws {UserError} `bundle.foreign_model` when there are others and `choice` is `refuse`.
   */
  async plan(
    { bundle, choiceField }: BundleNames,
    head: BundleHead,
    choice: VectorChoice,
  ): Promise<VectorPlan> {
    const { same, foreign } = await this.compare(head);
    if (foreign.length > 0 && choice === 'refuse') throw foreignModel(bundle, choiceField, foreign);
    const taken = new Map<number, { modelId: number; dimension: number }>();
    for (const model of choice === 'adopt' ? head.models : new Set(same.values())) {
      taken.set(model.number, {
        modelId: await this.vectors.modelId(identityOf(model)),
        dimension: model.dimension,
      });
    }
    const active = new Map([...same].map(([type, { number }]) => [type, taken.get(number)!.modelId]));
    return { taken, foreign, active, embeds: choice === 'embed' && foreign.length > 0 };
  }

  /** Keeps the models in use from being changed until the transaction ends. @throws {OperationalError} */
  async hold({ active }: VectorPlan, manager: EntityManager): Promise<void> {
    const now = await this.models.hold(manager);
    for (const [type, modelId] of active) if ((now.get(type) ?? modelId) !== modelId) throw modelChanged();
  }

  /** A library without vectors is searched by these models from now on. */
  async settle({ active }: VectorPlan): Promise<void> {
    const named = new Set((await this.models.stored()).map(({ type }) => type));
    for (const [type, modelId] of active) if (!named.has(type)) await this.models.seed([type], modelId);
  }
}

function identityOf({ key, revision, dimension, pooling, artefactSha256 }: BundleModel) {
  return { key, revision, dimension, pooling, artefactSha256 };
}
