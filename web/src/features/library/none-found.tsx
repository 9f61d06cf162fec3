import { SearchX } from 'lucide-react';
import { libraryTexts } from '../../texts/library.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/panel.js';

export function NoneFound({ isDeleted, onClear }: { isDeleted: boolean; onClear: () => void }) {
  const { noneDeleted, noneDeletedAbout, noneFound, noneFoundAbout, clearFilters } = libraryTexts;
  return (
    <EmptyState
      icon={<SearchX />}
      title={isDeleted ? noneDeleted : noneFound}
      about={isDeleted ? noneDeletedAbout : noneFoundAbout}
      actions={<Button onClick={onClear}>{clearFilters}</Button>}
    />
  );
}
