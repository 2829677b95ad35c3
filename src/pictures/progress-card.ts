import type { DateState } from '../core/streak/date-state.ts';

/** All that the picture of somebody's progress shows; its words come ready made. */
export type ProgressCard = {
  /** Null where there is none that can be drawn. */
  title: string | null;
  /** Numbers with what they count: `12/29`, “days of the plan”. */
  figures: { value: string; label: string }[];
  /** The names of Monday to Sunday; an empty one is left out. */
  weekdays: string[];
  /** One column a calendar week, Monday first; null leaves a gap. */
  columns: (DateState | null)[][];
  /** What stands above a column. */
  months: { column: number; label: string }[];
  legend: { state: DateState; label: string }[];
  weeksTitle: string;
  weeks: { label: string; done: number; total: number }[];
};

/** Twice the width at which Discord shows a picture, so that it is crisp on a phone too. */
export const width = 1100;

const margin = 48;
const columnsFrom = margin + 76;
const legendPerRow = 4;
const legendRow = 46;
const barRoom = 112;

/** Where the parts of a card stand, in pixels from its upper left corner. */
export function layoutOf({ title, columns, legend, weeks }: ProgressCard) {
  const figuresAt = title === null ? margin : margin + 60;
  const columnsAt = figuresAt + 170;
  const pitch = Math.min(40, Math.floor((width - margin - columnsFrom) / Math.max(columns.length, 1)));
  const legendAt = columnsAt + 7 * pitch + 28;
  const legendRows = Math.ceil(legend.length / legendPerRow);
  const weeksAt = legendAt + legendRows * legendRow + 28;
  const barsAt = weeksAt + 88;
  const barPitch = Math.min(120, Math.floor((width - 2 * margin) / Math.max(weeks.length, 1)));
  return {
    margin,
    figuresAt,
    columnsAt,
    legendAt,
    weeksAt,
    height: weeks.length === 0 ? weeksAt + margin - 28 : barsAt + barRoom + 44 + margin,
    /** A date's square; day 0 is Monday. */
    square(column: number, day: number) {
      return { x: columnsFrom + column * pitch, y: columnsAt + day * pitch, size: pitch - 6 };
    },
    /** The square that explains a state. */
    legendSquare(index: number) {
      const room = (width - 2 * margin) / legendPerRow;
      const row = Math.floor(index / legendPerRow);
      return { x: margin + (index % legendPerRow) * room, y: legendAt + row * legendRow, size: 30, room };
    },
    /** The room of a week's bar. */
    bar(index: number) {
      return { x: margin + index * barPitch, y: barsAt, width: barPitch - 18, height: barRoom };
    },
  };
}
