import type { Schemas } from '../../../api/client.js';
import { formatAge, formatMoment } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Age } from '../../../ui/age.js';
import { Badge } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/panel.js';
import { usePartSearch } from '../use-part.js';
import { DeliveriesTable } from './deliveries-table.js';
import { TestButton } from './test-button.js';
import { WebhookMenu } from './webhook-menu.js';

export type Webhook = Schemas['WebhookResponse'];

const t = operationsTexts.webhooks;

/** One webhook: its state, what waits for it, and on demand its log. */
export function WebhookPanel({
  webhook,
  onSecret,
}: {
  webhook: Webhook;
  onSecret: (secret: string) => void;
}) {
  const [{ webhook: opened }, change] = usePartSearch();
  const isOpen = opened === webhook.id;
  const { id, url, active, description, types, pending, deliveredAt, offReason, offAt } = webhook;
  return (
    <Panel
      title={url}
      actions={
        <div className="flex flex-wrap items-center gap-2">
          <TestButton id={id} url={url} />
          <WebhookMenu webhook={webhook} onSecret={onSecret} />
        </div>
      }
    >
      <div className="flex flex-col gap-2 text-sm">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone={active ? 'success' : 'warning'}>{active ? t.on : t.off}</Badge>
          <span>{pending > 0 && t.pending(pending)}</span>
          <span className="text-soft">
            {deliveredAt === null ? t.neverDelivered : <Age at={deliveredAt} say={t.delivered} />}
          </span>
        </p>
        {offReason !== null && (
          <p className="text-danger">{t.offReason(offReason, offAt === null ? '' : formatAge(offAt))}</p>
        )}
        {description !== '' && <p className="break-words">{description}</p>}
        <p className="text-soft">{types === null ? t.allEvents : types.join(', ')}</p>
        {webhook.previousSecretUntil !== null && (
          <p className="text-soft">{t.twoSecrets(formatMoment(webhook.previousSecretUntil))}</p>
        )}
        <div>
          <Button aria-expanded={isOpen} onClick={() => change({ webhook: isOpen ? undefined : id })}>
            {isOpen ? t.hideDeliveries : t.showDeliveries}
          </Button>
        </div>
        {isOpen && <DeliveriesTable id={id} active={active} />}
      </div>
    </Panel>
  );
}
