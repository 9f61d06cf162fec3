import type { ReactNode } from 'react';
import { KeyRound } from 'lucide-react';
import { signOut } from '../../../api/key.js';
import { hasScope, useMe } from '../../../api/me.js';
import type { Me, Scope } from '../../../api/me.js';
import { refused } from '../../../api/refusals.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Button } from '../../../ui/button.js';
import { EmptyState } from '../../../ui/panel.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Loading } from '../../../ui/loaded.js';

const t = operationsTexts.needs;

/** Shows what a key with a scope may see, or else says what the person's key lacks. */
export function ForScope({ scope, children }: { scope: Scope; children: ReactNode }) {
  const { data: me, error, refetch } = useMe();
  if (me === undefined) {
    return error === null ? <Loading /> : <ProblemNotice error={error} onRetry={() => void refetch()} />;
  }
  const lack = lackOf(me, scope);
  if (lack === null) return children;
  return (
    <EmptyState
      icon={<KeyRound />}
      title={t.title(scope)}
      about={
        <>
          {lack} {t.todo}
        </>
      }
      actions={<AnotherKey />}
    />
  );
}

/** Forgets the key, so that the page asks for another one. */
export function AnotherKey() {
  const change = () => {
    signOut();
    refused();
  };
  return <Button onClick={change}>{t.another}</Button>;
}

function lackOf(me: Me, scope: Scope): string | null {
  if (!hasScope(me, scope)) return t.scope(me.name, me.scope);
  return me.documents === null ? null : t.limited(me.name);
}
