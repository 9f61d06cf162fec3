import { api } from '../../../api/client.js';
import { Loaded } from '../../../ui/loaded.js';
import { ForScope } from '../shared/for-scope.js';
import { RefreshButton } from '../shared/refresh.js';
import { CountsPanel } from './counts-panel.js';
import { DeadLettersPanel } from './dead-letters-panel.js';
import { JobsPanel } from './jobs-panel.js';

/** As many as a person looks through; the counts say how many there are. */
const MOST_JOBS = 50;
const MOST_LETTERS = 200;

export default function QueuePart() {
  return (
    <ForScope scope="admin">
      <Queue />
    </ForScope>
  );
}

function Queue() {
  const jobs = api.useQuery('get', '/v1/jobs', { params: { query: { limit: MOST_JOBS } } });
  const letters = api.useQuery('get', '/v1/dead-letters', { params: { query: { limit: MOST_LETTERS } } });
  return (
    <>
      <div className="flex justify-end">
        <RefreshButton paths={['/v1/jobs', '/v1/dead-letters']} />
      </div>
      <Loaded query={letters}>{({ deadLetters }) => <DeadLettersPanel letters={deadLetters} />}</Loaded>
      <Loaded query={jobs}>
        {({ counts, jobs: next }) => (
          <>
            <CountsPanel counts={counts} />
            <JobsPanel jobs={next} kinds={Object.keys(counts)} />
          </>
        )}
      </Loaded>
    </>
  );
}
