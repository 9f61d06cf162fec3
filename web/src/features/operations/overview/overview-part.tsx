import { ChartsPanel } from './charts-panel.js';
import { ConcernsPanel } from './concerns-panel.js';
import { HealthPanel } from './health-panel.js';
import { QueueFigures } from './queue-figures.js';
import { StatisticsPanels } from './statistics-panel.js';
import { WorkersPanel } from './workers-panel.js';

export default function OverviewPart() {
  return (
    <>
      <ConcernsPanel />
      <div className="grid gap-4 lg:grid-cols-2">
        <HealthPanel />
        <QueueFigures />
      </div>
      <WorkersPanel />
      <StatisticsPanels />
      <ChartsPanel />
    </>
  );
}
