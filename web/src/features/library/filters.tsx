import type { ReactNode } from 'react';
import { formatNumber } from '../../format/format.js';
import type { DocumentList } from '../../api/documents.js';
import { useKeptText } from '../../state/use-kept-text.js';
import { libraryTexts } from '../../texts/library.js';
import { texts } from '../../texts/texts.js';
import { classes } from '../../ui/classes.js';
import { CheckField, TextField } from '../../ui/field.js';
import { DIFFICULTIES } from '../../api/words.js';
import { STATUSES } from './library-search.js';
import type { LibrarySearch } from './library-search.js';

interface FiltersProps {
  readonly search: LibrarySearch;
  /** Undefined until they have been read. */
  readonly counts: Pick<DocumentList, 'byStatus' | 'byDifficulty'> | undefined;
  readonly onChange: (changes: LibrarySearch, replace?: boolean) => void;
}

export function Filters({ search, counts, onChange }: FiltersProps) {
  const { status = [], difficulty = [] } = search;
  return (
    <search aria-label={libraryTexts.filters} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <TitleFilter title={search.title ?? ''} onChange={(title) => onChange({ title }, true)} />
      <Choices label={libraryTexts.byStatus}>
        {STATUSES.map((one) => (
          <Choice
            key={one}
            label={texts.common.status[one]}
            count={counts?.byStatus[one] ?? 0}
            isChosen={status.includes(one)}
            onToggle={() => onChange({ status: toggled(status, one) })}
          />
        ))}
      </Choices>
      <Choices label={libraryTexts.byDifficulty}>
        {DIFFICULTIES.map((one) => (
          <Choice
            key={one}
            label={texts.common.difficulty[one]}
            count={counts?.byDifficulty[one] ?? 0}
            isChosen={difficulty.includes(one)}
            onToggle={() => onChange({ difficulty: toggled(difficulty, one) })}
          />
        ))}
      </Choices>
      <CheckField
        label={libraryTexts.onlyDeleted}
        checked={search.deleted === true}
        onChange={(deleted) => onChange({ deleted: deleted || undefined } as LibrarySearch)}
      />
    </search>
  );
}

function TitleFilter({ title, onChange }: { title: string; onChange: (title: string) => void }) {
  const { text, type } = useKeptText(title, onChange);
  return (
    <TextField
      label={libraryTexts.filter}
      hideLabel
      type="search"
      placeholder={libraryTexts.filter}
      value={text}
      maxLength={255}
      onChange={(event) => type(event.target.value)}
      className="w-full sm:w-64"
    />
  );
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1">
      {children}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

/** What no document has is left out, unless it is chosen. */
function Choice({ label, count, isChosen, onToggle }: ChoiceProps) {
  if (count === 0 && !isChosen) return null;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onToggle}
      className={classes(
        'h-7 rounded-full border px-2.5 text-xs font-medium whitespace-nowrap',
        isChosen ? 'border-accent bg-accent-soft text-accent' : 'bg-surface text-soft hover:bg-sunken',
      )}
    >
      {label} <span className="tabular-nums">{formatNumber(count)}</span>
    </button>
  );
}

function toggled<T>(chosen: readonly T[], one: T): readonly T[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
}
