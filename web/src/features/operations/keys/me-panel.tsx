import { TriangleAlert } from 'lucide-react';
import { useMe } from '../../../api/me.js';
import type { Me } from '../../../api/me.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Loaded } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import { AnotherKey } from '../shared/for-scope.js';

const t = operationsTexts.keys;
const SCOPES = ['read', 'write', 'admin'] as const;

/** Who one is, and what each scope allows. */
export function MePanel() {
  const me = useMe();
  return (
    <Panel title={t.me} actions={me.data?.needsKey === true && <AnotherKey />}>
      <Loaded query={me}>{(data) => (data.needsKey ? <Holder me={data} /> : <Open />)}</Loaded>
      <dl className="mt-4 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        {SCOPES.map((scope) => (
          <div key={scope} className="contents">
            <dt className="font-medium">{scope}</dt>
            <dd className="text-soft">{t.scopes[scope]}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Open() {
  return (
    <p className="flex gap-2 text-sm">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden="true" />
      <span>
        {t.open} {t.openTodo}
      </span>
    </p>
  );
}

function Holder({ me: { kind, name, scope, documents } }: { me: Me }) {
  const limit = documents === null ? t.unlimited : t.documents(documents.length);
  return (
    <p className="text-sm">
      <span className="font-medium">{kind === 'token' ? t.myToken(name) : t.myKey(name)}</span> {t.myScope}:{' '}
      {scope}. {t.myDocuments}: {limit}.
    </p>
  );
}
