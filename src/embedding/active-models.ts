import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { UserError } from '../errors/errors.js';
import { EmbeddingEngine } from '../inference/embedding-engine.js';
import type { ModelIdentity } from '../models/model-identity.js';
import { ActiveModelEntity } from './active-model.entity.js';
import { contradictionsOf, readActive } from './active-model-rows.js';
import type { ActiveRow } from './active-model-rows.js';
import { ChunkEmbeddingRepository } from './chunk-embedding.repository.js';

/** A model and the types of chunks that it is for. */
export interface ModelSlot {
  readonly key: string;
  readonly types: readonly ChunkType[];
  /** As the database knows the model; null when only the settings name it. */
  readonly stored: { readonly modelId: number; readonly artefactSha256: string } | null;
}

export interface ModelsInUse {
  /** The models that searches use; together they are for all types. */
  readonly active: readonly ModelSlot[];
  /** The model of a change in progress, if there is one. */
  readonly next: readonly ModelSlot[];
}

/** What the database says of a type. */
export interface ActiveModel {
  readonly type: ChunkType;
  readonly modelId: number;
  readonly key: string;
  readonly revision: string;
  /** The model before, whose vectors are kept. */
  readonly previousId: number | null;
  readonly previousKey: string | null;
  /** The model of a change in progress. */
  readonly nextId: number | null;
  readonly nextKey: string | null;
  readonly changedAt: Date;
}

/** A model whose files were replaced under its name takes the place of its earlier edition. Another model does not. */
const SEED = `
  INSERT INTO active_models AS a (type, model_id) SELECT type, $2 FROM unnest($1::text[]) AS type
  ON CONFLICT (type) DO UPDATE SET model_id = excluded.model_id, changed_at = now()
    WHERE a.model_id <> excluded.model_id AND (SELECT key FROM embedding_models WHERE id = a.model_id) =
      (SELECT key FROM embedding_models WHERE id = excluded.model_id)`;

const MOST_USED = `
  SELECT m.id AS "modelId", m.key, m.artefact_sha256 AS "artefactSha256"
  FROM chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id JOIN embedding_models m ON m.id = e.model_id
  WHERE c.published AND c.type = $1 GROUP BY m.id ORDER BY count(*) DESC, m.id DESC LIMIT 1`;

/** The order of rows is that of all locks, so that two transactions cannot wait for each other. */
const LOCK = 'SELECT type FROM active_models ORDER BY type FOR UPDATE';

const SET_NEXT = 'UPDATE active_models SET next_id = $2 WHERE type = ANY($1)';

const SWITCH = `
  UPDATE active_models SET previous_id = model_id, model_id = $2, next_id = NULL, changed_at = now()
  WHERE type = ANY($1)`;

const STORED = `
  SELECT a.type, a.model_id AS "modelId", m.key, m.revision, a.previous_id AS "previousId", p.key AS "previousKey",
         a.next_id AS "nextId", n.key AS "nextKey", a.changed_at AS "changedAt"
  FROM active_models a JOIN embedding_models m ON m.id = a.model_id
  LEFT JOIN embedding_models p ON p.id = a.previous_id LEFT JOIN embedding_models n ON n.id = a.next_id`;

const HOLD = 'SELECT type, model_id AS "modelId" FROM active_models ORDER BY type FOR SHARE';

/**
 * Which model searches use for each type of chunks. The database says so: the settings decide only for types without
 * vectors. So a changed setting, or a worker with other settings, takes nothing away from searches.
 */
@Injectable()
export class ActiveModels {
  private readonly logger = new Logger(ActiveModels.name);
  private lookedAtLibrary = false;

  constructor(
    @InjectRepository(ActiveModelEntity) private readonly rows: Repository<ActiveModelEntity>,
    private readonly engine: EmbeddingEngine,
    private readonly repository: ChunkEmbeddingRepository,
  ) {}

  async current(): Promise<ModelsInUse> {
    let rows = await this.read();
    if (rows.length < CHUNK_TYPES.length && !this.lookedAtLibrary) {
      const named = new Set(rows.map(({ type }) => type));
      await this.seedFromLibrary(CHUNK_TYPES.filter((type) => !named.has(type)));
      rows = await this.read();
    }
    return inUse(rows, (type) => this.engine.modelFor(type));
  }

  /**
   * Id of the edition of a model that this installation has; null when no vector of it was ever stored.
   *
   * @throws {UserError} `model.missing`, `model.damaged`
   */
  async idOf({ key, stored }: ModelSlot): Promise<number | null> {
    const identity = await this.engine.identity(key);
    return stored?.artefactSha256 === identity.artefactSha256
      ? stored.modelId
      : this.repository.findModel(identity);
  }

  /**
   * The identity of a model if this installation has the edition that the database knows by this id.
   *
   * @throws {UserError} `model.missing`, `model.damaged`, `model.other_edition`
   */
  async requireEdition(key: string, modelId: number): Promise<ModelIdentity> {
    const identity = await this.engine.identity(key);
    if ((await this.repository.findModel(identity)) === modelId) return identity;
    throw new UserError('model.other_edition', `The model ${key} of this installation is another edition.`, {
      audience: 'operator',
      hint: 'Import the model from the same checkpoint on all machines.',
      field: 'model',
    });
  }

  /**
   * The editions of the active models, each with its types: as the database knows them, otherwise as they are installed;
   * null for a model that cannot be used here.
   */
  async editions(): Promise<(ModelSlot & { readonly artefactSha256: string | null })[]> {
    const { active } = await this.current();
    return Promise.all(
      active.map(async (slot) => {
        const sha256 = slot.stored?.artefactSha256 ?? (await this.identityOf(slot.key))?.artefactSha256;
        return { ...slot, artefactSha256: sha256 ?? null };
      }),
    );
  }

  /** Registers the edition of a model that this installation has. @throws {UserError} `model.missing`, `model.damaged` */
  async register(key: string): Promise<number> {
    return this.repository.registerModel(await this.engine.identity(key));
  }

  /** Id of the active model for each type of chunk; null when it has no vectors. Throws as `idOf`. */
  async ids(
    idOf = (slot: ModelSlot): Promise<number | null> => this.idOf(slot),
  ): Promise<Map<ChunkType, number | null>> {
    const current = new Map<ChunkType, number | null>();
    for (const slot of (await this.current()).active) {
      const modelId = await idOf(slot);
      for (const type of slot.types) current.set(type, modelId);
    }
    return current;
  }

  /** The same, and null also for a model that cannot be used here: then no query finds its chunks. */
  async findableIds(): Promise<Map<ChunkType, number | null>> {
    return this.ids(async (slot) => {
      try {
        return await this.idOf(slot);
      } catch (error) {
        if (isOfModel(error)) return null;
        throw error;
      }
    });
  }

  /** Makes a model the active one of types that have none. */
  async seed(types: readonly ChunkType[], modelId: number): Promise<void> {
    await this.rows.query(SEED, [types, modelId]);
  }

  /**
   * Keeps the active models from being changed until the transaction ends.
   *
   * @returns Id of the active model of each type that has one.
   */
  async hold(manager: EntityManager): Promise<Map<ChunkType, number>> {
    const rows = await manager.query<{ type: ChunkType; modelId: number }[]>(HOLD);
    return new Map(rows.map(({ type, modelId }) => [type, modelId]));
  }

  /** The active models of the types that have one. */
  stored(): Promise<ActiveModel[]> {
    return this.rows.query<ActiveModel[]>(STORED);
  }

  /** The active models of all types; those of the settings become active for types without one. */
  async settled(): Promise<ActiveModel[]> {
    for (const { key, types, stored } of (await this.current()).active) {
      if (stored) continue;
      await this.seed(types, await this.register(key));
    }
    return this.stored();
  }

  /** Keeps runs from publishing, and everybody else from changing the active models, until the transaction ends. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(LOCK);
  }

  /** New chunks of these types get vectors by this model, too; null: only by the active one. */
  async setNext(types: readonly ChunkType[], modelId: number | null, manager: EntityManager): Promise<void> {
    await manager.query(SET_NEXT, [types, modelId]);
  }

  /** Searches use this model from the end of the transaction on, and the former one can come back. */
  async switch(types: readonly ChunkType[], modelId: number, manager: EntityManager): Promise<void> {
    await manager.query(SWITCH, [types, modelId]);
  }

  /** @see contradictionsOf */
  async contradictions(): Promise<string[]> {
    return contradictionsOf(await this.read(), (type) => this.engine.modelFor(type));
  }

  private read(): Promise<ActiveRow[]> {
    return readActive((statement) => this.rows.query<ActiveRow[]>(statement));
  }

  /**
   * A library from before active models were stored: the model of the settings becomes active, or, where the library has
   * no vector of it, the model that most chunks have vectors of, so that they can still be found.
   */
  private async seedFromLibrary(types: readonly ChunkType[]): Promise<void> {
    for (const type of types) {
      const set = await this.identityOf(this.engine.modelFor(type));
      const known = set && (await this.repository.findModel(set));
      if (known !== null) {
        await this.seed([type], known);
        continue;
      }
      const [used] = await this.rows.query<{ modelId: number; key: string; artefactSha256: string }[]>(
        MOST_USED,
        [type],
      );
      const installed = used && (await this.identityOf(used.key));
      if (used && installed?.artefactSha256 === used.artefactSha256) await this.seed([type], used.modelId);
    }
    this.lookedAtLibrary = true;
  }

  /** Null when the model cannot be used here. */
  private async identityOf(key: string): Promise<ModelIdentity | null> {
    try {
      return await this.engine.identity(key);
    } catch (error) {
      if (!isOfModel(error)) throw error;
      this.logger.debug(error.message);
      return null;
    }
  }
}

/** The model is missing or damaged, so only the chunks of its types are affected. */
export function isOfModel(error: unknown): error is UserError {
  return error instanceof UserError && error.code.startsWith('model.');
}

function inUse(rows: readonly ActiveRow[], modelOfSettings: (type: ChunkType) => string): ModelsInUse {
  const active = new Map<string, { key: string; types: ChunkType[]; stored: ModelSlot['stored'] }>();
  const next = new Map<string, { key: string; types: ChunkType[]; stored: ModelSlot['stored'] }>();
  for (const type of CHUNK_TYPES) {
    const row = rows.find((one) => one.type === type);
    const stored = row ? { modelId: row.modelId, artefactSha256: row.artefactSha256 } : null;
    add(active, row?.key ?? modelOfSettings(type), type, stored);
    if (row?.nextKey) add(next, row.nextKey, type, { modelId: row.nextId!, artefactSha256: row.nextSha256! });
  }
  return { active: [...active.values()], next: [...next.values()] };
}

function add(
  slots: Map<string, { key: string; types: ChunkType[]; stored: ModelSlot['stored'] }>,
  key: string,
  type: ChunkType,
  stored: ModelSlot['stored'],
): void {
  const slot = slots.get(key);
  if (!slot) slots.set(key, { key, types: [type], stored });
  else {
    slot.types.push(type);
    slot.stored ??= stored;
  }
}
