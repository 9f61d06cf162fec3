import { searchTexts } from '../../texts/search.js';
import { ViewHeader } from '../../ui/panel.js';
import { Tabs } from '../../ui/tabs.js';
import { Compare } from './compare.js';
import { ModelComparison } from './model-comparison.js';
import { PassageSearch } from './passage-search.js';
import { QuoteFinder } from './quote-finder.js';
import { useChangePlace, useSearchPlace } from './search-place.js';

export function SearchView() {
  const { view = 'passages' } = useSearchPlace();
  const change = useChangePlace();
  const t = searchTexts;
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-4">
      <ViewHeader title={t.title} about={t.about} />
      <Tabs
        label={t.views}
        value={view}
        onChange={(next) => change({ view: next }, true)}
        tabs={[
          { value: 'passages', label: t.view.passages, content: <PassageSearch /> },
          { value: 'compare', label: t.view.compare, content: <Compare /> },
          { value: 'models', label: t.view.models, content: <ModelComparison /> },
          { value: 'quote', label: t.view.quote, content: <QuoteFinder /> },
        ]}
      />
    </div>
  );
}
