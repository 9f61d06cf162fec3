import type { FactoryProvider, Provider } from '@nestjs/common';
import { VectorsCheck } from '../embedding/vectors-check.js';
import { EmbeddingCheck } from '../inference/embedding-check.js';
import type { RoomCheck } from '../process/room-check.js';
import { Diagnosis, PLACE_CHECKS, THOROUGH_CHECKS } from './diagnosis.js';
import { DiskCheck } from './disk-check.js';
import { Leftovers } from './leftovers.js';
import { LibraryCheck } from './library-check.js';
import { Mending } from './mending.js';
import { PortsCheck } from './ports-check.js';
import { SettingsCheck } from './settings-check.js';

/** They need no library; leftovers are looked for before a check writes files of its own. */
const OF_THE_PLACE = [SettingsCheck, DiskCheck, PortsCheck, Leftovers];
const THOROUGH = [EmbeddingCheck, VectorsCheck, LibraryCheck];

/**
 * For the module of commands, which has the checks of the rooms (`ChecksModule`), an `EngineSession`, and the
 * `PortsCheck` with the ports that its settings name.
 */
export const REPAIR_PROVIDERS: readonly Provider[] = [
  SettingsCheck,
  DiskCheck,
  Leftovers,
  ...THOROUGH,
  { provide: PLACE_CHECKS, inject: OF_THE_PLACE, useFactory: listed },
  { provide: THOROUGH_CHECKS, inject: THOROUGH, useFactory: listed },
  Diagnosis,
  Mending,
] satisfies readonly (Provider | FactoryProvider<readonly RoomCheck[]>)[];

function listed(...checks: RoomCheck[]): readonly RoomCheck[] {
  return checks;
}
