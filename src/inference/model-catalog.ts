import { join } from 'node:path';
import type { EmbeddingConfig } from './embedding.config.js';
import { findModel, loadModel } from '../models/model-store.js';
import type { FoundModel, VerifiedModel } from '../models/model-store.js';

/** The models of this installation. Each graph is verified once per process. */
export class ModelCatalog {
  private readonly verified = new Map<string, Promise<VerifiedModel>>();
  /** Folder of the user's own models. It need not exist. */
  readonly directory: string;

  /** @param dataDir Folder in which they are if the settings name no other one. */
  constructor(
    private readonly config: EmbeddingConfig,
    dataDir: string,
  ) {
    this.directory = config.modelsDir || join(dataDir, 'models');
  }

  /** @throws {UserError} `model.missing`, `model.damaged` or `model.no_graph`, naming the file and the solution. */
  load(key: string): Promise<VerifiedModel> {
    let model = this.verified.get(key);
    if (!model) {
      model = loadModel(this.directory, key, this.config.precision);
      this.verified.set(key, model);
      // A failure is not cached, because the file may have been repaired by the next call.
      model.catch(() => this.verified.delete(key));
    }
    return model;
  }

  /** Those of the given models whose description can be read. Their files are not checked. */
  async described(keys: readonly string[]): Promise<readonly FoundModel[]> {
    return fulfilled(await Promise.allSettled(keys.map((key) => findModel(this.directory, key))));
  }

  /** Those of the given models whose files are intact. A damaged model fails only the chunks of its types. */
  async usable(keys: readonly string[]): Promise<readonly VerifiedModel[]> {
    return fulfilled(await Promise.allSettled(keys.map((key) => this.load(key))));
  }
}

function fulfilled<T>(results: readonly PromiseSettledResult<T>[]): T[] {
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
