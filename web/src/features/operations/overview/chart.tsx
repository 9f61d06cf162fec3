import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';

export interface Line {
  readonly name: string;
  /** A colour of `styles.css`, such as `--accent`. */
  readonly colour: `--${string}`;
}

interface ChartProps {
  /** What it shows, for those who do not see it: its figures in words. */
  readonly label: string;
  /** Seconds since 1970, rising. */
  readonly times: readonly number[];
  /** The same array as long as they are the same: with others the chart is made anew. */
  readonly lines: readonly Line[];
  /** Of each line, at each time. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Points that stand alone instead of a line. */
  readonly points?: boolean;
}

const HEIGHT = 160;

/** Values over time. It is drawn anew when the theme changes. */
export default function Chart({ label, times, lines, values, points = false }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<uPlot | null>(null);

  useEffect(() => {
    const element = place.current!;
    const made = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: lines.length > 1 },
        cursor: { drag: { x: false, y: false } },
        axes: [axis(), axis()],
        series: [{}, ...lines.map((line) => seriesOf(line, points))],
        scales: { y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.1)] } },
      },
      [[], ...lines.map(() => [])],
      element,
    );
    setPlot(made);
    const resized = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    const recoloured = new MutationObserver(() => made.redraw(false, true));
    recoloured.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      recoloured.disconnect();
      made.destroy();
    };
  }, [lines, points]);

  useEffect(() => {
    plot?.setData([times, ...values] as unknown as uPlot.AlignedData);
  }, [plot, times, values]);

  return <div ref={place} role="img" aria-label={label} className="min-w-0 text-soft" />;
}

function axis(): uPlot.Axis {
  return {
    stroke: () => colourOf('--soft'),
    grid: { stroke: () => colourOf('--line'), width: 1 },
    ticks: { stroke: () => colourOf('--line'), width: 1 },
  };
}

function seriesOf({ name, colour }: Line, points: boolean): uPlot.Series {
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
