import type { SettingsClass } from './settings.js';
import { defaultText } from './settings.js';

/** A setting as this process uses it. */
export interface SettingInForce {
  /** Its environment variable. */
  readonly name: string;
  /** As it would be written in the environment. Null for a secret, whether it is set or not. */
  readonly value: string | null;
  readonly default: string;
  /** Whether the environment or the `.env` file names it. */
  readonly isSet: boolean;
  readonly isSecret: boolean;
  readonly about: string;
}

/** All settings of this process, in the order of `.env.example`. Secrets are never among the values. */
export class SettingsInForce {
  readonly all: readonly SettingInForce[];

  constructor(classes: readonly SettingsClass[], environment: Readonly<Record<string, string | undefined>>) {
    this.all = classes.flatMap(({ settings }) =>
      Object.values(settings).map((setting) => {
        const given = environment[setting.env]?.trim();
        const isSecret = setting.secret ?? false;
        return {
          name: setting.env,
          value: isSecret ? null : given || defaultText(setting),
          default: defaultText(setting),
          isSet: Boolean(given),
          isSecret,
          about: setting.about,
        };
      }),
    );
  }
}
