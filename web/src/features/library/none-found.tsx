import { SearchX } from 'lucide-react';
import { texts } from '../../texts/texts.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/panel.js';

export function NoneFound({ isDeleted, onClear }: { isDeleted: boolean; onClear: () => void }) {
  const { noneDeleted, noneDeletedAbout, noneFound, noneFoundAbout, clearFilters } = texts.library;
  return (
    <EmptyState
      icon={<SearchX />}
      title={isDeleted ? noneDeleted : noneFound}
      about={isDeleted ? noneDeletedAbout : noneFoundAbout}
      actions={<Button onClick={onClear}>{clearFilters}</Button>}
    />
  );
}
