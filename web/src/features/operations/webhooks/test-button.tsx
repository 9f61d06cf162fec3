import { Send } from 'lucide-react';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { formatDuration } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Button } from '../../../ui/button.js';
import { tell, tellProblem } from '../../../ui/toasts.js';

const t = operationsTexts.webhooks;

/** Sends a message of the type `webhook.test`, and tells what came of it. */
export function TestButton({ id, url }: { id: string; url: string }) {
  const test = api.useMutation('post', '/v1/webhooks/{id}/test', {
    onSuccess: (result) => tell(resultText(result)),
    onError: tellProblem,
  });
  return (
    <Button
      aria-label={t.testOf(url)}
      onClick={() => test.mutate({ params: { path: { id } } })}
      disabled={test.isPending}
    >
      <Send aria-hidden="true" />
      {t.test}
    </Button>
  );
}

function resultText(result: Schemas['TestResultResponse']): string {
  const { delivered, status, error, durationMs } = result;
  if (delivered) return t.tested.delivered(String(status), formatDuration(durationMs));
  return t.tested.failed(error ?? t.tested.status(String(status)));
}
