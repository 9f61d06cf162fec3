import type { Parser } from './parsers.js';
import { UserError } from '../errors/errors.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting: its environment variable, its default, how it is read and what it means. */
export interface Setting<T> {
  readonly env: string;
  readonly about: string;
  readonly default: T;
  readonly parse: Parser<T>;
  /** The value is never printed. */
  readonly secret?: boolean;
  /** The default as written in the environment, if `String(default)` is not readable. */
  readonly shown?: string;
}

// oxlint-disable-next-line typescript/no-explicit-any -- the one place where settings of every type meet
type AnySetting = Setting<any>;
type SettingMap = Readonly<Record<string, AnySetting>>;
type Values<M extends SettingMap> = { readonly [K in keyof M]: M[K] extends Setting<infer T> ? T : never };

/**
 * A class of settings: `new` reads and validates the environment, reports all problems at once, and freezes the result.
 */
export interface SettingsClass<M extends SettingMap = SettingMap> {
  new (environment: Environment): Values<M>;
  readonly settings: M;
}

export function setting<T>(
  env: string,
  parse: Parser<T>,
  fallback: NoInfer<T>,
  about: string,
  options: { secret?: boolean; shown?: string } = {},
): Setting<T> {
  return { env, parse, default: fallback, about, ...options };
}

/**
 * Base of a room's settings: `class PdfConfig extends Settings({ … }) {}` is both the type and the injection token.
 *
 * An unset or empty variable means the default.
 *
 * @param contradictions Returns, as sentences, the problems of values that are valid on their own but not together.
 */
export function Settings<M extends SettingMap>(
  settings: M,
  contradictions: (values: Values<M>) => readonly string[] = () => [],
): SettingsClass<M> {
  class RoomSettings {
    static readonly settings = settings;

    constructor(environment: Environment) {
      const problems: string[] = [];
      for (const [name, setting] of Object.entries(settings)) {
        const raw = environment[setting.env]?.trim();
        let value: unknown = setting.default;
        if (raw) {
          try {
            value = setting.parse(raw);
          } catch (error) {
            const given = setting.secret ? '' : `, not "${raw}"`;
            problems.push(`${setting.env} must be ${(error as Error).message}${given}.`);
          }
        }
        Object.defineProperty(this, name, { value, enumerable: true });
      }
      if (problems.length === 0) problems.push(...contradictions(this as unknown as Values<M>));
      if (problems.length > 0) throw new InvalidSettings(problems);
      Object.freeze(this);
    }
  }
  return RoomSettings as unknown as SettingsClass<M>;
}

/** Lists every wrong setting, not only the first. */
export class InvalidSettings extends UserError {
  constructor(readonly problems: readonly string[]) {
    super('settings.invalid', problems.join(' '), {
      hint: 'Correct the environment or the .env file; .env.example lists every setting.',
    });
  }
}

/** The default of a setting as written in the environment. */
export function defaultText({ shown, default: fallback }: AnySetting): string {
  return shown ?? String(fallback);
}
