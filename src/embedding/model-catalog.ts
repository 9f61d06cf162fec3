import { Injectable } from '@nestjs/common';
import { EmbeddingConfig } from '../config/config.js';
import type { ModelIdentity } from './chunk-embedding.repository.js';
import type { Device } from './device.js';
import type { EncoderOptions } from './encoder/encoder.js';
import { loadModel } from './models/model-store.js';
import type { VerifiedModel } from './models/model-store.js';

/** The models of this installation, each verified once a process. */
@Injectable()
export class ModelCatalog {
  private readonly verified = new Map<string, Promise<VerifiedModel>>();

  constructor(private readonly config: EmbeddingConfig) {}

  /** @throws {UserError} `model.missing`, `model.damaged`, naming the file and the way to bring it back. */
  load(key: string): Promise<VerifiedModel> {
    let model = this.verified.get(key);
    if (!model) {
      model = loadModel(this.config.modelsDir || undefined, key);
      this.verified.set(key, model);
      // A failure is not kept: the file may have been repaired by the next call.
      model.catch(() => this.verified.delete(key));
    }
    return model;
  }
}

/** What vectors of a model are stored under: two models that could give other vectors never share it. */
export function identityOf({ manifest }: VerifiedModel): ModelIdentity {
  const graph = manifest.files.find((file) => file.name === manifest.graph)!;
  const { key, revision, dimension, pooling } = manifest;
  return { key, revision, dimension, pooling, artefactSha256: graph.sha256 };
}

/** What a worker needs to run a model on a device. */
export function encoderOptionsOf(model: VerifiedModel, device: Device): EncoderOptions {
  const { graphPath, tokenizerPath, manifest } = model;
  const { dimension, maxTokens } = manifest;
  return { graphPath, tokenizerPath, device, dimension, maxTokens, prefixes: { query: '', passage: '' } };
}

/** Bytes of the graph that runs: what a worker holds of weights. */
export function graphBytesOf({ manifest }: VerifiedModel): number {
  return manifest.files.find((file) => file.name === manifest.graph)!.bytes;
}
