import type { Schemas } from '../../../api/client.js';
import type { Problem } from '../../../api/problem.js';
import { formatAge, formatMoment } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { kindName } from '../queue/names.js';

/** Something that an operator should know of. */
export interface Concern {
  readonly id: string;
  readonly tone: 'danger' | 'warning';
  readonly what: string;
  readonly todo: string;
  /** Since when, in words; undefined if nobody knows. */
  readonly since?: string;
  readonly goTo?: 'queue' | 'folders' | 'models' | 'webhooks' | 'library';
}

export interface Seen {
  readonly unhealthy: Problem | null;
  /** Why something could not be read. */
  readonly unread: readonly Problem[];
  readonly counts?: Schemas['JobsResponse']['counts'] | undefined;
  readonly letters?: readonly Schemas['DeadLetterResponse'][] | undefined;
  readonly work?: readonly Schemas['WorkResponse'][] | undefined;
  readonly folders?: readonly Schemas['WatchedFolderResponse'][] | undefined;
  readonly models?: Schemas['ModelsStatusResponse'] | undefined;
  readonly webhooks?: readonly Schemas['WebhookResponse'][] | undefined;
  readonly failedBooks: number;
}

/** A run's process sends a heartbeat every 2 s, and another one takes over after 10 s without (`docs/architecture.md`). */
const SILENT_MS = 10_000;

const t = operationsTexts.overview;

/** What needs attention, the worst first, from what the server says. */
export function concernsOf(seen: Seen): readonly Concern[] {
  return [
    ...ofHealth(seen),
    ...ofProblems(seen),
    ...ofDeadLetters(seen),
    ...ofPauses(seen),
    ...ofWorkers(seen),
    ...ofFolders(seen),
    ...ofModels(seen),
    ...ofWebhooks(seen),
    ...ofBooks(seen),
  ];
}

function ofHealth({ unhealthy }: Seen): Concern[] {
  if (unhealthy === null) return [];
  const what = `${t.unhealthy.what}: ${unhealthy.detail}`;
  return [{ id: 'health', tone: 'danger', what, todo: unhealthy.hint ?? t.unhealthy.todo }];
}

/** What cannot be read at all is not told again for each of its parts. */
function ofProblems({ unread }: Seen): Concern[] {
  const byCode = new Map(unread.map((problem) => [problem.code, problem]));
  return [...byCode.values()].map(({ code, detail, hint }) => ({
    id: code,
    tone: 'danger',
    what: `${t.unread}: ${detail}`,
    todo: hint ?? '',
  }));
}

function ofDeadLetters({ counts = {}, letters = [] }: Seen): Concern[] {
  const dead = Object.values(counts).reduce((sum, one) => sum + one.dead, 0);
  if (dead === 0) return [];
  const failed = letters.filter(({ redrivenAt }) => redrivenAt === null);
  const oldest = failed.at(-1);
  return [
    {
      id: 'dead',
      tone: 'danger',
      what: t.dead.what(dead),
      todo: t.dead.todo,
      goTo: 'queue',
      ...(oldest && since(oldest.failedAt)),
    },
  ];
}

function ofPauses({ counts = {} }: Seen): Concern[] {
  const paused = Object.keys(counts).filter((name) => counts[name]!.paused);
  if (paused.length === 0) return [];
  const what = t.paused.what(paused.map(kindName).join(', '));
  return [{ id: 'paused', tone: 'warning', what, todo: t.paused.todo, goTo: 'queue' }];
}

function ofWorkers({ work = [] }: Seen): Concern[] {
  const silent = work.filter(({ heartbeatAgeMs }) => (heartbeatAgeMs ?? 0) > SILENT_MS);
  return [...new Set(silent.map(({ host, pid }) => t.worker(host, pid)))].map((worker) => ({
    id: `silent ${worker}`,
    tone: 'warning',
    what: t.silent.what(worker),
    todo: t.silent.todo,
  }));
}

/** The runs of books that failed are among the failed books. */
function ofFolders({ folders = [] }: Seen): Concern[] {
  const of = t.folder;
  return folders.flatMap(({ id, path, problem, heldRemovals, removalsAccepted, books }) => {
    const told = (kind: string, what: string, todo: string): Concern[] => [
      { id: `folder ${kind} ${id}`, tone: 'warning', what, todo, goTo: 'folders' },
    ];
    const isHeld = heldRemovals > 0;
    return [
      ...(isHeld && !removalsAccepted ? told('held', of.held(path, heldRemovals), of.heldTodo) : []),
      // The problem of a folder whose removals are held tells of them.
      ...(problem !== null && !isHeld ? told('problem', of.problem(path, problem), of.problemTodo) : []),
      ...(books.refused > 0 ? told('refused', of.refused(path, books.refused), of.refusedTodo) : []),
    ];
  });
}

function ofModels({ models }: Seen): Concern[] {
  const warnings = (models?.warnings ?? []).map((warning): Concern => ({
    id: warning,
    tone: 'warning',
    what: warning,
    todo: '',
    goTo: 'models',
  }));
  const change = models?.change ?? null;
  if (change?.state === 'failed') {
    const what = [t.changeFailed.what, change.message].filter(Boolean).join(': ');
    return [...warnings, { id: 'change', tone: 'danger', what, todo: t.changeFailed.todo, goTo: 'models' }];
  }
  if (change?.state === 'ready' && change.holds) {
    return [...warnings, { id: 'change', tone: 'warning', ...t.changeReady, goTo: 'models' }];
  }
  return warnings;
}

function ofWebhooks({ webhooks = [] }: Seen): Concern[] {
  return webhooks
    .filter(({ offReason }) => offReason !== null)
    .map(({ id, url, offReason, offAt }) => ({
      id: `webhook ${id}`,
      tone: 'warning',
      what: `${t.webhookOff.what(url)}: ${offReason}`,
      todo: t.webhookOff.todo,
      goTo: 'webhooks',
      ...(offAt !== null && since(offAt)),
    }));
}

function ofBooks({ failedBooks }: Seen): Concern[] {
  if (failedBooks === 0) return [];
  return [
    { id: 'books', tone: 'warning', what: t.failed.what(failedBooks), todo: t.failed.todo, goTo: 'library' },
  ];
}

function since(iso: string): Pick<Concern, 'since'> {
  return { since: t.since(formatMoment(iso), formatAge(iso)) };
}
