import { ViewHeader } from '../../ui/panel.js';

export function SearchView() {
  return <ViewHeader title="search" />;
}
