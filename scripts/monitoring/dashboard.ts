import { METRICS } from '../../src/telemetry/metrics.js';
import { ROWS } from './panels.js';
import type { Panel } from './panels.js';

/** Grafana divides a dashboard into 24 columns. */
const PANEL_WIDTH = 8;
const PANEL_HEIGHT = 8;
const PANELS_A_ROW = 24 / PANEL_WIDTH;
/** Of the JSON of Grafana 10 and 11. */
const SCHEMA_VERSION = 39;

const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** The dashboard as Grafana imports it. */
export function dashboardFile(): string {
  const dashboard = {
    uid: 'colophon',
    title: 'Colophon',
    description: 'Made by `npm run dashboards` from scripts/monitoring; change it there.',
    tags: ['colophon'],
    timezone: 'browser',
    schemaVersion: SCHEMA_VERSION,
    editable: true,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    templating: { list: [datasourceVariable(), instanceVariable()] },
    panels: panels(),
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

function datasourceVariable() {
  return { name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus' };
}

function instanceVariable() {
  return {
    name: 'instance',
    label: 'Process',
    type: 'query',
    datasource: DATASOURCE,
    query: `label_values(${METRICS.build.name}, instance)`,
    refresh: 2,
    multi: true,
    includeAll: true,
    allValue: '.*',
    current: { text: 'All', value: '$__all' },
  };
}

function panels(): object[] {
  const placed: object[] = [];
  let y = 0;
  let id = 1;
  for (const { title, panels } of ROWS) {
    placed.push({
      id: id++,
      type: 'row',
      title,
      collapsed: false,
      gridPos: { h: 1, w: 24, x: 0, y },
      panels: [],
    });
    y += 1;
    panels.forEach((panel, index) => {
      const x = (index % PANELS_A_ROW) * PANEL_WIDTH;
      const top = y + Math.floor(index / PANELS_A_ROW) * PANEL_HEIGHT;
      placed.push(panelOf(panel, id++, { h: PANEL_HEIGHT, w: PANEL_WIDTH, x, y: top }));
    });
    y += Math.ceil(panels.length / PANELS_A_ROW) * PANEL_HEIGHT;
  }
  return placed;
}

function panelOf({ title, about, unit, queries, stacked = false }: Panel, id: number, gridPos: object) {
  return {
    id,
    type: 'timeseries',
    title,
    description: about,
    datasource: DATASOURCE,
    gridPos,
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        custom: { lineWidth: 1, fillOpacity: 10, stacking: { mode: stacked ? 'normal' : 'none' } },
      },
      overrides: [],
    },
    options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi' } },
    targets: queries.map(({ expr, legend }, index) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      datasource: DATASOURCE,
      expr,
      legendFormat: legend,
    })),
  };
}
