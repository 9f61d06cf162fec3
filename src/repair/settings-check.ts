import { Injectable } from '@nestjs/common';
import { readEnvironment } from '../config/environment.js';
import { SettingsInForce } from '../config/settings-in-force.js';
import { editDistance } from '../lexical/edit-distance.js';
import { RoomCheck } from '../process/room-check.js';
import type { Fault, Health } from '../process/room-check.js';

/** Only settings of this program begin so. Names such as PORT are those of every other program, too. */
const OUR_PREFIX = 'COLOPHON_';
/** The tests and the development server read them; an installation may have them around it. */
const OF_DEVELOPMENT = new Set([
  'COLOPHON_NO_SKIPS',
  'COLOPHON_READER',
  'COLOPHON_REQUIRE_SERVICES',
  'COLOPHON_SCHEMATHESIS',
  'COLOPHON_SERVER',
  'COLOPHON_VERSITYGW',
]);
/** Two mistakes in a short word make another word. */
const SHORT = 8;
/** Variables of others are near to names that are shorter. */
const SHORTEST = 5;

/** Looks for settings that nobody reads because their names have a typing mistake. */
@Injectable()
export class SettingsCheck extends RoomCheck {
  override readonly name = 'settings';

  constructor(private readonly settings: SettingsInForce) {
    super();
  }

  override check(): Promise<Health> {
    const known = this.settings.all.map(({ name }) => name);
    const given = readEnvironment();
    const set = this.settings.all.filter(({ isSet }) => isSet).length;
    const faults = Object.keys(given)
      .filter((name) => given[name] !== '')
      .flatMap((name) => misspelt(name, known));
    return Promise.resolve({ message: `${set} of ${known.length} settings are set.`, faults });
  }
}

/** The value is not told: it may be a secret, as that of the setting that was meant. */
export function misspelt(name: string, known: readonly string[]): Fault[] {
  if (known.includes(name) || OF_DEVELOPMENT.has(name)) return [];
  const [nearest] = known
    .map((setting) => ({ setting, mistakes: mistakesIn(name, setting) }))
    .filter(({ mistakes }) => mistakes !== null)
    .toSorted((one, other) => one.mistakes! - other.mistakes!);
  if (nearest === undefined && !name.toUpperCase().startsWith(OUR_PREFIX)) return [];
  return [
    {
      code: 'doctor.unknown_setting',
      message: `The environment has ${name}, which is no setting.`,
      hint:
        nearest === undefined
          ? 'Remove it, or look for its name with `colophon settings`.'
          : `Perhaps ${nearest.setting} is meant; remove or rename it.`,
    },
  ];
}

/** Null: it is not near. Letters of the other case count as one mistake together. */
function mistakesIn(name: string, setting: string): number | null {
  if (setting.length < SHORTEST) return null;
  const most = setting.length < SHORT ? 1 : 2;
  const distance = editDistance(name.toUpperCase(), setting, most);
  const mistakes = name === name.toUpperCase() ? distance : distance + 1;
  return mistakes <= most ? mistakes : null;
}
