import { useState } from 'react';
import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { api } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Button } from '../../../ui/button.js';
import { Loaded } from '../../../ui/loaded.js';
import { EmptyState } from '../../../ui/panel.js';
import { ForScope } from '../shared/for-scope.js';
import { RefreshButton } from '../shared/refresh.js';
import { SecretDialog } from '../shared/secret-dialog.js';
import { WebhookDialog } from './webhook-dialog.js';
import { WebhookPanel } from './webhook-panel.js';

const t = operationsTexts.webhooks;

export default function WebhooksPart() {
  return (
    <ForScope scope="admin">
      <Webhooks />
    </ForScope>
  );
}

function Webhooks() {
  const query = api.useQuery('get', '/v1/webhooks', {});
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const add = (
    <Button kind="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden="true" />
      {t.add}
    </Button>
  );
  return (
    <>
      <div className="flex justify-end gap-2">
        <RefreshButton paths={['/v1/webhooks', '/v1/webhooks/{id}/deliveries']} />
        {add}
      </div>
      <Loaded query={query}>
        {({ results }) =>
          results.length === 0 ? (
            <EmptyState icon={<WebhookIcon />} {...t.none} />
          ) : (
            results.map((webhook) => <WebhookPanel key={webhook.id} webhook={webhook} onSecret={setSecret} />)
          )
        }
      </Loaded>
      {isAdding && <WebhookDialog onClose={() => setAdding(false)} onAdded={setSecret} />}
      <SecretDialog title={t.added} label={t.secret} secret={secret} onClose={() => setSecret(null)}>
        <p className="text-sm text-soft">{t.secretAbout}</p>
      </SecretDialog>
    </>
  );
}
