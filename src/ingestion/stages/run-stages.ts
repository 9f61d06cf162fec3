import type { FactoryProvider } from '@nestjs/common';
import { AnalysisStage } from './analysis.stage.js';
import { EmbeddingStage } from './embedding.stage.js';
import { PublishingStage } from './publishing.stage.js';
import { RankingStage } from './ranking.stage.js';
import type { RunStage } from './run-stage.js';

/** All steps of a run, in order. */
export const RUN_STAGES = Symbol('stages of a run');

const STAGES = [AnalysisStage, EmbeddingStage, PublishingStage, RankingStage];

const list: FactoryProvider<readonly RunStage[]> = {
  provide: RUN_STAGES,
  inject: STAGES,
  useFactory: (...stages: RunStage[]) => stages,
};

export const RUN_STAGE_PROVIDERS = [...STAGES, list];
