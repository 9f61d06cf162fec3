import { Copy } from 'lucide-react';
import { api } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { PassageLink } from '../../app/passage-link.js';
import { formatNumber, formatShare } from '../../format/format.js';
import { topicsTexts } from '../../texts/topics.js';
import { texts } from '../../texts/texts.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { copyText } from '../../ui/copy-text.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { ProgressBar } from '../../ui/progress.js';

export function ContextShown({ request }: { request: Schemas['ContextRequest'] }) {
  const query = api.useQuery('post', '/v1/context', { body: request });
  const t = topicsTexts.context;
  return (
    <Loaded query={query}>
      {({ text, tokens, fallback, sources }) => (
        <>
          <div className="flex flex-col gap-1 text-sm">
            <p role="status">
              {t.used(formatNumber(tokens.used), formatNumber(tokens.budget), tokens.countedBy)}
            </p>
            <ProgressBar label={t.usedLabel} percent={(tokens.used / tokens.budget) * 100} />
            {fallback && <p className="rounded-lg bg-warning-soft px-3 py-2 text-warning">{t.fallback}</p>}
          </div>
          <div className="grid gap-4 lg:grid-cols-[2fr_1fr] lg:items-start">
            <Panel
              title={t.text}
              className="min-w-0"
              actions={
                <Button onClick={() => void copyText(text)}>
                  <Copy aria-hidden="true" />
                  {texts.common.copy}
                </Button>
              }
            >
              <pre className="text-[0.8125rem] break-words whitespace-pre-wrap">{text}</pre>
            </Panel>
            <Panel title={t.sources} className="min-w-0">
              <Sources sources={sources} />
            </Panel>
          </div>
        </>
      )}
    </Loaded>
  );
}

function Sources({ sources }: { sources: readonly Schemas['ContextSourceResponse'][] }) {
  if (sources.length === 0) return <p className="text-sm text-soft">{texts.common.none}</p>;
  return (
    <ol className="flex flex-col gap-3 text-sm">
      {sources.map((source) => (
        <li key={source.number} className="flex gap-2">
          <span className="shrink-0 font-semibold text-soft tabular-nums">[{source.number}]</span>
          <div className="flex min-w-0 flex-col gap-1">
            <PassageLink
              place={{ documentId: source.documentId, page: source.pageFirst, chunk: source.chunkId }}
              className="font-medium break-words text-accent hover:underline"
            >
              {source.sectionPath.at(-1) ?? source.title},{' '}
              {texts.common.page(source.pageFirst, source.pageLabelFirst)}
            </PassageLink>
            <span className="text-xs break-words text-soft">{source.title}</span>
            <span className="flex flex-wrap items-center gap-1.5 text-xs text-soft">
              <Badge tone={source.pool === 'primary' ? 'neutral' : 'accent'}>
                {topicsTexts.context.pool[source.pool]}
              </Badge>
              {formatShare(source.score)}
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}
