import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { EmbeddingConfig } from './embedding.config.js';
import { StorageConfig } from '../config/storage.config.js';
import type { ModelIdentity } from '../models/model-identity.js';
import type { Device } from './device.js';
import type { EncoderOptions } from './encoder/encoder.js';
import { vectorIdentity } from '../models/model-manifest.js';
import { findModel, loadModel } from '../models/model-store.js';
import type { FoundModel, VerifiedModel } from '../models/model-store.js';

/** The models of this installation. Each graph is verified once per process. */
@Injectable()
export class ModelCatalog {
  private readonly verified = new Map<string, Promise<VerifiedModel>>();
  /** Folder of the user's own models. It need not exist. */
  readonly directory: string;

  constructor(
    private readonly config: EmbeddingConfig,
    storage: StorageConfig,
  ) {
    this.directory = config.modelsDir || join(storage.dataDir, 'models');
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

/**
 * The identity under which vectors of a model are stored. Two models that could give different vectors never share one.
 * The device does not matter, because machines with and without a GPU may fill the same library.
 */
export function identityOf({ manifest, graph }: VerifiedModel): ModelIdentity {
  const { key, revision, dimension, pooling } = manifest;
  return { key, revision, dimension, pooling, artefactSha256: vectorIdentity(manifest, graph.name) };
}

/** What a worker needs to run a model on a device. */
export function encoderOptionsOf(model: VerifiedModel, device: Device): EncoderOptions {
  const { graphPath, tokenizerPath, manifest } = model;
  const { dimension, maxTokens, prefixes } = manifest;
  return { graphPath, tokenizerPath, device, dimension, maxTokens, prefixes };
}
