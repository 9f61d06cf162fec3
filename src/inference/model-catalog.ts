import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { EmbeddingConfig } from './embedding.config.js';
import { StorageConfig } from '../config/storage.config.js';
import type { ModelIdentity } from '../models/model-identity.js';
import { isGpu } from './device.js';
import type { Device } from './device.js';
import type { EncoderOptions } from './encoder/encoder.js';
import { vectorIdentity } from '../models/model-manifest.js';
import { findModel, loadModel } from '../models/model-store.js';
import type { GraphChoice, VerifiedModel } from '../models/model-store.js';

/** The models of this installation; each graph is verified once a process. */
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

  /** @throws {UserError} `model.missing`, `model.damaged` or `model.no_graph`, naming the file and the way out. */
  load(key: string, device: Device = 'cpu'): Promise<VerifiedModel> {
    const choice: GraphChoice = isGpu(device) ? 'float32-masked' : this.config.precision;
    const name = `${key} ${choice}`;
    let model = this.verified.get(name);
    if (!model) {
      model = loadModel(this.directory, key, choice);
      this.verified.set(name, model);
      // A failure is not kept: the file may have been repaired by the next call.
      model.catch(() => this.verified.delete(name));
    }
    return model;
  }

  /** Of the given models those that no GPU can run. Those that cannot be read do not count, unless none can. */
  async cpuOnly(keys: readonly string[]): Promise<readonly string[]> {
    const found = await Promise.allSettled(keys.map((key) => findModel(this.directory, key)));
    const read = found.filter((result) => result.status === 'fulfilled').map(({ value }) => value.manifest);
    if (read.length === 0) return keys;
    return read.filter(({ graphs }) => !graphs['float32-masked']).map(({ key }) => key);
  }
}

/**
 * What vectors of a model are stored under: two models that could give other vectors never share it.
 *
 * The masked graph is the float32 one for GPUs: their vectors differ in the last digits only, and a library may be
 * filled by machines with and without a GPU.
 */
export function identityOf({ manifest, graph }: VerifiedModel): ModelIdentity {
  const { key, revision, dimension, pooling, graphs } = manifest;
  const name = graph.name === graphs['float32-masked'] ? (graphs.float32 ?? graph.name) : graph.name;
  return { key, revision, dimension, pooling, artefactSha256: vectorIdentity(manifest, name) };
}

/** What a worker needs to run a model on a device. */
export function encoderOptionsOf(model: VerifiedModel, device: Device): EncoderOptions {
  const { graphPath, tokenizerPath, manifest, graph } = model;
  const { dimension, maxTokens, prefixes } = manifest;
  const masked = graph.name === manifest.graphs['float32-masked'];
  return { graphPath, tokenizerPath, device, dimension, maxTokens, prefixes, masked };
}
