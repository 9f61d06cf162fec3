import type { ModelIdentity } from '../models/model-identity.js';
import { vectorIdentity } from '../models/model-manifest.js';
import type { VerifiedModel } from '../models/model-store.js';
import type { Device } from './device.js';
import type { EncoderOptions } from './encoder/encoder.js';

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
