import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { StorageConfig } from '../config/storage.config.js';
import type { Environment } from '../config/settings.js';
import { modelKeys } from '../inference/model-slots.js';
import { listModels } from '../models/model-store.js';
import { UserError } from '../errors/errors.js';

/**
 * Checks the settings that name models. Otherwise the first query would be the first to find a wrong one.
 *
 * @throws {UserError} `settings.invalid`
 */
export async function requireModels(environment: Environment): Promise<void> {
  const config = new EmbeddingConfig(environment);
  if (config.modelsDir && !existsSync(config.modelsDir)) {
    throw new UserError('settings.invalid', `COLOPHON_MODELS_DIR: there is no folder ${config.modelsDir}.`, {
      field: 'COLOPHON_MODELS_DIR',
      hint: 'Correct it, create the folder, or unset it: then models are in the data folder.',
    });
  }
  const folder = config.modelsDir || join(new StorageConfig(environment).dataDir, 'models');
  const known = await listModels(folder);
  const unknown = modelKeys(config).filter((key) => !known.includes(key));
  if (unknown.length === 0) return;
  throw new UserError('settings.invalid', `EMBEDDING_MODELS: there is no model ${unknown.join(', ')}.`, {
    field: 'EMBEDDING_MODELS',
    hint: `Available models: ${known.join(', ')}. Imported models are expected in ${folder} (COLOPHON_MODELS_DIR).`,
  });
}
