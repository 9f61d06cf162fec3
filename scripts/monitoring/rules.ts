import { dump } from 'js-yaml';
import { ALERTS, runbookOf } from './alerts.js';
import type { Alert, Samples } from './alerts.js';

const RULES_FILE = 'alerts.yml';
/** The samples of a test are a minute apart, and have decided by then. */
const LOOKED_AT = '30m';

const HEADER = '# Made by `npm run dashboards` from scripts/monitoring; change it there.\n';

/** Whether an alert fires with some samples. */
export interface RuleTest {
  readonly alert: string;
  readonly samples: readonly Samples[];
  readonly fires: boolean;
}

/** The rules as Prometheus reads them. */
export function rulesFile(): string {
  const rules = ALERTS.map((alert) => ({
    alert: alert.name,
    expr: alert.expr,
    for: alert.for,
    labels: { severity: alert.severity },
    annotations: { summary: alert.summary, description: alert.description, runbook: runbookOf(alert) },
  }));
  return HEADER + yaml({ groups: [{ name: 'colophon', rules }] });
}

/** The examples of the alerts, for `promtool test rules`. */
export function rulesTestFile(): string {
  return HEADER + testsOf(ALERTS.flatMap(examplesOf), RULES_FILE);
}

/** @param rulesPath From the folder of the file with the tests. */
export function testsOf(tests: readonly RuleTest[], rulesPath: string): string {
  return yaml({ rule_files: [rulesPath], evaluation_interval: '1m', tests: tests.map(asPromtool) });
}

function examplesOf({ name, fires, silent }: Alert): RuleTest[] {
  return [
    { alert: name, samples: fires, fires: true },
    { alert: name, samples: silent, fires: false },
  ];
}

/** Asks whether it fires, not for every label: a description may be worded anew. */
function asPromtool({ alert, samples, fires }: RuleTest) {
  return {
    interval: '1m',
    input_series: samples,
    promql_expr_test: [
      {
        expr: `group by (alertname) (ALERTS{alertname="${alert}",alertstate="firing"})`,
        eval_time: LOOKED_AT,
        exp_samples: fires ? [{ labels: `{alertname="${alert}"}`, value: 1 }] : [],
      },
    ],
  };
}

function yaml(content: object): string {
  return dump(content, { lineWidth: 110, noRefs: true });
}
