import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { UserError, messageOf } from '../errors/errors.js';
import { ModelCatalog } from '../inference/model-catalog.js';
import { encoderOptionsOf } from '../inference/verified-model.js';
import type { BuildOptions } from './builder/build-model.js';
import { fetchCheckpoint } from './hub/fetch-checkpoint.js';
import { PRECISIONS, isPlainName } from '../models/model-manifest.js';
import type { ModelManifest } from '../models/model-manifest.js';
import { findModel, listModels, loadModel, verifyFiles } from '../models/model-store.js';
import type { FoundModel } from '../models/model-store.js';
import type { Agreement } from './quality/agreement.js';

import type { StsFigures } from './quality/sts-benchmark.js';

export { LEAST_AGREEMENT } from './quality/agreement.js';

/** The description of a model for people and programs. */
export interface InstalledModel extends Pick<
  ModelManifest,
  | 'key'
  | 'revision'
  | 'dimension'
  | 'family'
  | 'pooling'
  | 'normalised'
  | 'maxTokens'
  | 'prefixes'
  | 'licence'
> {
  readonly graphs: readonly string[];
  /** Total size of its files. */
  readonly bytes: number;
  readonly bundled: boolean;
  readonly directory: string;
  /** Agreement of int8 with float32, after an import. */
  readonly agreement?: Agreement;
  /** Present after an import with the benchmark. */
  readonly sts?: StsFigures;
}

export interface ImportOptions extends Pick<
  BuildOptions,
  'pooling' | 'queryPrefix' | 'passagePrefix' | 'licence' | 'sts' | 'onStep'
> {
  readonly name?: string;
  /** Replaces an existing model of this name. */
  readonly force?: boolean;
}

export interface FetchModelOptions extends ImportOptions {
  readonly revision?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (file: string, done: number, total: number) => void;
}

/**
 * Manages the models of this installation, for operators. Needs no database. Every command loads this room at its start,
 * so what runs models is loaded only by the methods that use it.
 */
@Injectable()
export class ModelLibrary {
  constructor(
    private readonly config: EmbeddingConfig,
    private readonly catalog: ModelCatalog,
  ) {}

  async list(): Promise<InstalledModel[]> {
    const keys = await listModels(this.catalog.directory);
    return Promise.all(keys.map(async (key) => installed(await findModel(this.catalog.directory, key))));
  }

  /**
   * Checks every file of a model, or of all models, and embeds a text with each graph that can run here.
   *
   * @returns For each model, the problem with it, or null.
   * @throws {UserError} `model.missing` if there is no model of this name.
   */
  async verify(key?: string): Promise<{ readonly key: string; readonly error: string | null }[]> {
    const all = await listModels(this.catalog.directory);
    if (key !== undefined && !all.includes(key)) await findModel(this.catalog.directory, key);
    const keys = key === undefined ? all : [key];
    const findings: { key: string; error: string | null }[] = [];
    for (const each of keys) {
      try {
        await this.verifyOne(each);
        findings.push({ key: each, error: null });
      } catch (error) {
        findings.push({ key: each, error: messageOf(error) });
      }
    }
    return findings;
  }

  /**
   * Builds a model from a checkpoint folder, into the folder of the user's models.
   *
   * @throws {UserError} `model.exists`, or as `buildModel`.
   */
  async import(folder: string, options: ImportOptions = {}): Promise<InstalledModel> {
    const key = options.name ?? basename(resolve(folder));
    await this.assertFree(key, options.force);
    const { buildModel } = await import('./builder/build-model.js');
    const { agreement, sts } = await buildModel({
      ...options,
      from: folder,
      out: join(this.catalog.directory, key),
      keep: PRECISIONS,
    });
    return { ...installed(await findModel(this.catalog.directory, key)), agreement, sts };
  }

  /**
   * Downloads a checkpoint and builds it. After an interruption, the next call continues.
   *
   * @param id For example `intfloat/e5-small-v2`.
   */
  async fetch(id: string, options: FetchModelOptions = {}): Promise<InstalledModel> {
    const key = options.name ?? id.split('/').at(-1) ?? id;
    await this.assertFree(key, options.force);
    const { hubUrl, hubToken, offline } = this.config;
    const { directory } = await fetchCheckpoint({
      hub: hubUrl,
      id,
      revision: options.revision ?? 'main',
      token: hubToken || undefined,
      into: this.catalog.directory,
      offline,
      signal: options.signal,
      onProgress: options.onProgress,
    });
    const model = await this.import(directory, { ...options, name: key });
    await rm(directory, { recursive: true });
    return model;
  }

  /**
   * @param assertUnused Asks the library, once the model is known to be one that can be removed.
   * @returns The key.
   * @throws {UserError} `model.missing`, `model.bundled`; what `assertUnused` throws.
   */
  async remove(key: string, assertUnused: () => Promise<void>): Promise<string> {
    const { directory, bundled } = await findModel(this.catalog.directory, key);
    if (bundled) {
      throw new UserError('model.bundled', `${key} comes with the program and cannot be removed.`, {
        fault: 'conflict',
        field: 'key',
      });
    }
    await assertUnused();
    await rm(directory, { recursive: true });
    return key;
  }

  private async verifyOne(key: string): Promise<void> {
    const found = await findModel(this.catalog.directory, key);
    await verifyFiles(found);
    const { loadEncoder } = await import('../inference/encoder/load-encoder.js');
    for (const precision of PRECISIONS) {
      if (!found.manifest.graphs[precision]) continue;
      const encoder = await loadEncoder(
        encoderOptionsOf(await loadModel(this.catalog.directory, key, precision), 'cpu'),
      );
      try {
        await encoder.encode(['A short text.']);
      } finally {
        await encoder.close();
      }
    }
  }

  private async assertFree(key: string, force: boolean | undefined): Promise<void> {
    if (!isPlainName(key)) {
      throw new UserError('model.name', `"${key}" cannot be the name of a model.`, {
        field: '--name',
        hint: 'Use letters, digits, dots, dashes and underscores.',
      });
    }
    const taken = (await listModels(undefined)).includes(key);
    if (taken || (!force && existsSync(join(this.catalog.directory, key)))) {
      throw new UserError('model.exists', `There is already a model ${key}.`, {
        fault: 'conflict',
        field: '--name',
        hint: taken
          ? 'It comes with the program: give another --name.'
          : 'Give another --name, or --force to replace it.',
      });
    }
  }
}

function installed({ manifest, directory, bundled }: FoundModel): InstalledModel {
  const { key, revision, dimension, family, pooling, normalised, maxTokens, prefixes, licence, graphs } =
    manifest;
  return {
    key,
    revision,
    dimension,
    family,
    pooling,
    normalised,
    maxTokens,
    prefixes,
    licence,
    graphs: Object.keys(graphs),
    bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
    bundled,
    directory,
  };
}
