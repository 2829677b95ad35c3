import type { DateState } from '../core/streak/date-state.ts';

/** All that a picture shows of somebody's progress or a group's; its words come ready made. */
export type Card = {
  /** Null where there is none that can be drawn. */
  title: string | null;
  /** A line below the title, such as from when to when. */
  subtitle: string | null;
  /** Numbers with what they count: `12/29`, “days of the plan”. */
  figures: { value: string; label: string }[];
  /** A map of dates; null where the picture has none. */
  dates: DateMap | null;
  barsTitle: string;
  /** Each as full as `part` says, from 0 to 1. */
  bars: { label: string; value: string; part: number }[];
};

type DateMap = {
  /** The names of Monday to Sunday; an empty one is left out. */
  weekdays: string[];
  /** One column a calendar week, Monday first; null leaves a gap. */
  columns: (DateState | null)[][];
  /** What stands above a column. */
  months: { column: number; label: string }[];
  legend: { state: DateState; label: string }[];
};

/** Twice the width at which Discord shows a picture, so that it is crisp on a phone too. */
export const width = 1100;

const margin = 48;
const inner = width - 2 * margin;
const columnsFrom = margin + 80;
const legendPerRow = 3;
const legendRow = 50;
/** As much as the longest of its lines takes. */
const besideRoom = 440;
const barRoom = 112;

/** Where the parts of a card stand, in pixels from its upper left corner. */
export function layoutOf({ title, subtitle, dates, bars }: Card) {
  const figuresAt = margin + (title === null ? 0 : 60) + (subtitle === null ? 0 : 48);
  const columnsAt = figuresAt + 176;
  const pitch = Math.min(52, Math.floor((width - margin - columnsFrom) / Math.max(dates?.columns.length ?? 0, 1)));
  const below = columnsAt + 7 * pitch + 28;
  const signs = dates?.legend.length ?? 0;
  // Beside a map of few weeks there is room for what explains it.
  const besideAt = Math.max(margin + inner / 3, columnsFrom + (dates?.columns.length ?? 0) * pitch + 50);
  const isBeside = width - margin - besideAt >= besideRoom && signs * legendRow <= 7 * pitch;
  const legendRows = isBeside ? 0 : Math.ceil(signs / legendPerRow);
  const barsTitleAt = dates === null ? figuresAt + 144 : below + legendRows * legendRow + 28;
  const barsAt = barsTitleAt + 88;
  const barPitch = Math.floor(inner / Math.max(bars.length, 3));
  return {
    margin,
    figuresAt,
    columnsAt,
    barsTitleAt,
    barPitch,
    height: bars.length === 0 ? barsTitleAt + margin - 28 : barsAt + barRoom + 44 + margin,
    /** A date's square; day 0 is Monday. */
    square(column: number, day: number) {
      return { x: columnsFrom + column * pitch, y: columnsAt + day * pitch, size: pitch - 6 };
    },
    /** The square that explains a state. */
    legendSquare(index: number) {
      if (isBeside) {
        return { x: besideAt, y: columnsAt + index * legendRow, size: 30, room: width - margin - besideAt };
      }
      const room = inner / legendPerRow;
      const row = Math.floor(index / legendPerRow);
      return { x: margin + (index % legendPerRow) * room, y: below + row * legendRow, size: 30, room };
    },
    /** The room of a bar. */
    bar(index: number) {
      return { x: margin + index * barPitch, y: barsAt, width: barPitch - Math.min(18, barPitch / 4), height: barRoom };
    },
  };
}
