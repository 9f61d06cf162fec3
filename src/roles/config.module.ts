import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ALL_SETTINGS } from '../roles/all-settings.js';
import { SettingsInForce } from '../config/settings-in-force.js';
import { InvalidSettings } from '../config/settings.js';
import type { Environment } from '../config/settings.js';

/** Provides all settings to all rooms. They are validated together, so that a failed start lists all problems. */
@Module({})
export class ConfigModule {
  static forRoot(environment: Environment): DynamicModule {
    const providers = loadSettings(environment).map((value) => ({
      provide: value.constructor as (typeof ALL_SETTINGS)[number],
      useValue: value,
    }));
    const inForce = { provide: SettingsInForce, useValue: new SettingsInForce(ALL_SETTINGS, environment) };
    const exports = [...providers, inForce].map(({ provide }) => provide);
    return { module: ConfigModule, global: true, providers: [...providers, inForce], exports };
  }
}

/** @throws {InvalidSettings} with the problems of all classes. */
export function loadSettings(environment: Environment): readonly object[] {
  const problems: string[] = [];
  const loaded: object[] = [];
  for (const settings of ALL_SETTINGS) {
    try {
      loaded.push(new settings(environment));
    } catch (error) {
      if (!(error instanceof InvalidSettings)) throw error;
      problems.push(...error.problems);
    }
  }
  problems.push(...problemsBetween(environment));
  if (problems.length > 0) throw new InvalidSettings(problems);
  return loaded;
}

/** Problems of settings that are valid by themselves but not together. */
function problemsBetween(environment: Environment): string[] {
  const isSet = (name: string) => Boolean(environment[name]?.trim());
  if (!isSet('REDIS_URL') || isSet('DATABASE_URL')) return [];
  return [
    'REDIS_URL needs DATABASE_URL: workers that share a Redis must share a PostgreSQL too, not an embedded database.',
  ];
}
