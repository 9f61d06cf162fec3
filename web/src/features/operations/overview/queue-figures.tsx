import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.js';
import { formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { buttonLook } from '../../../ui/button.js';
import { Loaded } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import { Figures } from '../shared/figures.js';
import { ForScope } from '../shared/for-scope.js';

const t = operationsTexts;
const COUNTS = ['active', 'waiting', 'delayed', 'dead'] as const;

/** How many jobs there are in all, by state. */
export function QueueFigures() {
  return (
    <Panel
      title={t.overview.jobs}
      actions={
        <Link to="/operations/$part" params={{ part: 'queue' }} className={buttonLook()}>
          {t.overview.goTo.queue}
        </Link>
      }
    >
      <ForScope scope="admin">
        <Counts />
      </ForScope>
    </Panel>
  );
}

function Counts() {
  const query = api.useQuery('get', '/v1/jobs', {});
  return (
    <Loaded query={query}>
      {({ counts }) => (
        <Figures
          figures={COUNTS.map((count) => ({
            name: t.queue.columns[count],
            value: formatNumber(Object.values(counts).reduce((sum, of) => sum + of[count], 0)),
          }))}
        />
      )}
    </Loaded>
  );
}
