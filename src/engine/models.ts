import { dirname } from 'node:path';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { ModelCatalog } from '../inference/model-catalog.js';
import { bundledModelsDir } from '../models/model-store.js';

/** Which model embeds. */
export interface ModelChoice {
  /** Its key. Default: the model that comes with the package. */
  readonly model?: string;
  /** Folder of one's own models, as `colophon models import` writes them. */
  readonly modelsDir?: string;
}

/** The settings of the engine. The environment of the process does not count: a library does what its caller says. */
export function embeddingConfigOf(
  { model, modelsDir }: ModelChoice,
  others: Readonly<Record<string, string | undefined>> = {},
): EmbeddingConfig {
  return new EmbeddingConfig({ ...others, EMBEDDING_MODELS: model, COLOPHON_MODELS_DIR: modelsDir });
}

export function catalogOf(config: EmbeddingConfig): ModelCatalog {
  // Unless a folder is named, there are only the models of the package.
  return new ModelCatalog(config, dirname(bundledModelsDir()));
}
