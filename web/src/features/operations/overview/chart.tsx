import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';

export interface Series {
  readonly name: string;
  /** A colour of `styles.css`, such as `--accent`. */
  readonly colour: `--${string}`;
  readonly values: readonly (number | null)[];
}

interface ChartProps {
  /** What it shows, for those who do not see it: its figures in words. */
  readonly label: string;
  /** Seconds since 1970, rising. */
  readonly times: readonly number[];
  readonly series: readonly Series[];
  /** Points that stand alone instead of a line. */
  readonly points?: boolean;
}

const HEIGHT = 160;

/** Values over time. It is drawn anew when the theme changes. */
export default function Chart({ label, times, series, points = false }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const names = series.map(({ name, colour }) => `${name} ${colour}`).join('|');

  useEffect(() => {
    const element = place.current!;
    const made = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: series.length > 1 },
        cursor: { drag: { x: false, y: false } },
        axes: [axis(), axis()],
        series: [{}, ...series.map(({ name, colour }) => lineOf(name, colour, points))],
        scales: { y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.1)] } },
      },
      [[], ...series.map(() => [])],
      element,
    );
    plot.current = made;
    const resized = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    const recoloured = new MutationObserver(() => made.redraw(false, true));
    recoloured.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      recoloured.disconnect();
      made.destroy();
    };
    // The plot is made anew only when it shows other series; their values are set below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [names, points]);

  useEffect(() => {
    plot.current?.setData([times, ...series.map(({ values }) => values)] as unknown as uPlot.AlignedData);
  }, [names, points, times, series]);

  return <div ref={place} role="img" aria-label={label} className="min-w-0 text-soft" />;
}

function axis(): uPlot.Axis {
  return {
    stroke: () => colourOf('--soft'),
    grid: { stroke: () => colourOf('--line'), width: 1 },
    ticks: { stroke: () => colourOf('--line'), width: 1 },
  };
}

function lineOf(name: string, colour: Series['colour'], points: boolean): uPlot.Series {
  return {
    label: name,
    stroke: () => colourOf(colour),
    width: 2,
    ...(points && { paths: () => null, points: { show: true, size: 7 } }),
  };
}

function colourOf(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token);
}
