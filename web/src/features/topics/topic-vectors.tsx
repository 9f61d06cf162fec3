import { api } from '../../api/client.js';
import { topicsTexts } from '../../texts/topics.js';
import { Button } from '../../ui/button.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { ProgressBar } from '../../ui/progress.js';
import { tell, tellProblem } from '../../ui/toasts.js';
import { useTopicsChanged } from './use-topics.js';

/** How far the vectors of the intents are. */
export function TopicVectors() {
  const t = topicsTexts.rankings;
  const changed = useTopicsChanged();
  const query = api.useQuery('get', '/v1/subtopics/embeddings/state');
  const make = api.useMutation('post', '/v1/subtopics/embeddings', {
    onSuccess: async () => {
      tell(t.made);
      await changed();
    },
    onError: tellProblem,
  });
  return (
    <Panel title={t.vectors}>
      <Loaded query={query}>
        {({ total, waiting, failed, errors }) => (
          <div className="flex flex-col items-start gap-3 text-sm">
            <p>{t.vectorsDone(total - waiting - failed, total)}</p>
            <div className="w-full">
              <ProgressBar
                label={t.vectors}
                percent={total === 0 ? 100 : ((total - waiting - failed) / total) * 100}
              />
            </div>
            {failed > 0 && <p className="text-danger">{t.vectorsFailed(failed)}</p>}
            {errors.length > 0 && (
              <ul className="flex flex-col gap-1 text-xs break-words text-soft">
                {errors.map(({ subtopicId, name, error }) => (
                  <li key={subtopicId}>
                    {name}: {error}
                  </li>
                ))}
              </ul>
            )}
            <Button disabled={make.isPending} onClick={() => make.mutate({})}>
              {t.make}
            </Button>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
