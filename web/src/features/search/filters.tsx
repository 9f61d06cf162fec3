import { api } from '../../api/client.js';
import { formatNumber } from '../../format/format.js';
import { searchTexts } from '../../texts/search.js';
import { texts } from '../../texts/texts.js';
import { Button } from '../../ui/button.js';
import { CheckField } from '../../ui/field.js';
import { CHUNK_TYPES, DIFFICULTIES } from '../../api/words.js';
import { hasFilters, useChangePlace } from './search-place.js';
import type { SearchFilters } from './search-place.js';
import type { SearchAnswer } from './use-answer.js';

interface FiltersProps {
  readonly filters: SearchFilters;
  readonly facets: SearchAnswer['facets'] | undefined;
}

const BOOKS_SHOWN = 8;

export function Filters({ filters, facets }: FiltersProps) {
  const change = useChangePlace();
  const names = searchTexts.filterNames;
  const toggle = (name: keyof SearchFilters, value: string, isOn: boolean) => {
    const others = filters[name].filter((other) => other !== value);
    change({ [name]: (isOn ? [...others, value] : others).join(',') }, true);
  };
  const books = facets?.documents ?? [];
  const shown = books.slice(0, BOOKS_SHOWN);
  const chosenElsewhere = filters.document.filter((id) => !shown.some((book) => book.id === id));
  return (
    <div className="flex flex-col gap-4">
      <Group name={names.type}>
        {CHUNK_TYPES.map((type) => (
          <Choice
            key={type}
            label={texts.common.type[type]}
            count={facets && (facets.types.find((facet) => facet.type === type)?.chunks ?? 0)}
            checked={filters.type.includes(type)}
            onChange={(isOn) => toggle('type', type, isOn)}
          />
        ))}
      </Group>
      <Group name={names.difficulty}>
        {DIFFICULTIES.map((level) => (
          <Choice
            key={level}
            label={texts.common.difficulty[level]}
            count={facets && (facets.difficulties.find((facet) => facet.difficulty === level)?.chunks ?? 0)}
            checked={filters.difficulty.includes(level)}
            onChange={(isOn) => toggle('difficulty', level, isOn)}
          />
        ))}
      </Group>
      {shown.length + chosenElsewhere.length > 0 && (
        <Group name={names.document}>
          {shown.map(({ id, title, chunks }) => (
            <Choice
              key={id}
              label={title}
              count={chunks}
              checked={filters.document.includes(id)}
              onChange={(isOn) => toggle('document', id, isOn)}
            />
          ))}
          {chosenElsewhere.map((id) => (
            <BookChoice key={id} id={id} onChange={(isOn) => toggle('document', id, isOn)} />
          ))}
          {books.length > shown.length && (
            <p className="text-xs text-soft">{searchTexts.moreBooks(books.length - shown.length)}</p>
          )}
        </Group>
      )}
      {hasFilters(filters) && (
        <Button onClick={() => change({ type: undefined, document: undefined, difficulty: undefined }, true)}>
          {searchTexts.clearFilters}
        </Button>
      )}
      <p className="text-xs text-soft">{searchTexts.inBooks}</p>
    </div>
  );
}

function Group({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-xs font-semibold text-soft uppercase">{name}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** Undefined until it is known. */
  readonly count: number | undefined;
  readonly checked: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Choice({ label, count, checked, onChange }: ChoiceProps) {
  return (
    <div className="flex items-start justify-between gap-2">
      <CheckField label={label} checked={checked} onChange={onChange} className="min-w-0 break-words" />
      <span className="text-xs leading-6 text-soft tabular-nums">
        {count !== undefined && formatNumber(count)}
      </span>
    </div>
  );
}

/** A book that the address names and that was not found among the first. */
function BookChoice({ id, onChange }: { id: string; onChange: (isOn: boolean) => void }) {
  const { data } = api.useQuery('get', '/v1/documents/{id}', { params: { path: { id } } }, { retry: false });
  return <Choice label={data?.title ?? searchTexts.unknownBook} count={0} checked onChange={onChange} />;
}
