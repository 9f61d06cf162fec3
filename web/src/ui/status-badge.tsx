import type { DocumentStatus } from '../api/words.js';
import { texts } from '../texts/texts.js';
import { Badge } from './badge.js';
import type { Tone } from './badge.js';

const TONES: Readonly<Record<DocumentStatus, Tone>> = {
  pending: 'neutral',
  queued: 'neutral',
  processing: 'accent',
  completed: 'success',
  completed_with_warnings: 'warning',
  failed: 'danger',
};

export function StatusBadge({ status }: { status: DocumentStatus }) {
  return <Badge tone={TONES[status]}>{texts.common.status[status]}</Badge>;
}
