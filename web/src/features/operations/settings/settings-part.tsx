import { useDeferredValue } from 'react';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Badge } from '../../../ui/badge.js';
import { CheckField, TextField } from '../../../ui/field.js';
import { Loaded } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import { ForScope } from '../shared/for-scope.js';
import { usePartSearch } from '../use-part.js';

type Setting = Schemas['SettingResponse'];

const t = operationsTexts.settings;

export default function SettingsPart() {
  return (
    <ForScope scope="admin">
      <Settings />
    </ForScope>
  );
}

function Settings() {
  const query = api.useQuery('get', '/v1/settings', {});
  const [{ find = '', set = false }, change] = usePartSearch();
  const wanted = useDeferredValue(find.trim().toLowerCase());
  return (
    <Loaded query={query}>
      {({ settings }) => {
        const shown = settings.filter(
          ({ name, about, isSet }) =>
            (!set || isSet) && (name.toLowerCase().includes(wanted) || about.toLowerCase().includes(wanted)),
        );
        return (
          <Panel>
            <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
              <TextField
                label={t.find}
                hideLabel
                placeholder={t.find}
                className="w-64 max-w-full"
                value={find}
                onChange={({ target: { value } }) => change({ find: value || undefined })}
              />
              <CheckField
                label={t.onlySet}
                checked={set}
                onChange={(checked) => change({ set: checked ? true : undefined })}
              />
              <span role="status" className="text-sm text-soft">
                {t.shown(formatNumber(shown.length), formatNumber(settings.length))}
              </span>
            </div>
            {shown.length === 0 ? (
              <p className="text-sm text-soft">{t.none}</p>
            ) : (
              <ul className="flex flex-col divide-y">
                {shown.map((setting) => (
                  <SettingLine key={setting.name} setting={setting} />
                ))}
              </ul>
            )}
          </Panel>
        );
      }}
    </Loaded>
  );
}

function SettingLine({ setting }: { setting: Setting }) {
  const { name, about, isSet, isSecret } = setting;
  return (
    <li className="grid gap-x-6 gap-y-1 py-2.5 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <code className="text-sm font-medium break-all">{name}</code>
          {isSet && <Badge tone="accent">{t.isSet}</Badge>}
          {isSecret && <Badge>{t.secret}</Badge>}
        </p>
        <p className="text-sm text-soft">{about}</p>
      </div>
      <div className="min-w-0 text-sm">
        <p className="font-mono break-all">{valueOf(setting)}</p>
        {isSet && !isSecret && (
          <p className="text-xs break-all text-soft">{t.default(setting.default || t.empty)}</p>
        )}
      </div>
    </li>
  );
}

function valueOf({ isSecret, isSet, value }: Setting): string {
  if (isSecret) return isSet ? t.isSetSecret : t.notSetSecret;
  return value || t.empty;
}
