import type { SKRSContext2D } from '@napi-rs/canvas';
import { layoutOf, type ProgressCard, width } from './progress-card.ts';
import { drawSquare } from './squares.ts';

const colours = { card: '#1c2128', text: '#e6e9ef', faint: '#a9b1bd', track: '#2b313c', bar: '#3fb950' };

/** What the parts of a card are drawn with. */
type Easel = { pen: SKRSContext2D; family: string; at: ReturnType<typeof layoutOf> };

/**
 * Draws a card as large as its layout says. It has a ground of its own, which stands out from Discord's dark theme and its
 * light one alike.
 */
export function drawProgress(pen: SKRSContext2D, family: string, card: ProgressCard): void {
  const easel = { pen, family, at: layoutOf(card) };
  pen.fillStyle = colours.card;
  pen.beginPath();
  pen.roundRect(0, 0, width, easel.at.height, 32);
  pen.fill();
  drawFigures(easel, card);
  drawDates(easel, card);
  if (card.weeks.length > 0) drawWeeks(easel, card);
}

function drawFigures(easel: Easel, { title, figures }: ProgressCard): void {
  const { margin, figuresAt } = easel.at;
  const inner = width - 2 * margin;
  if (title !== null) write(easel, title, margin, margin + 34, { size: 36, weight: 600, room: inner });
  const room = inner / Math.max(figures.length, 3);
  for (const [index, { value, label }] of figures.entries()) {
    const x = margin + index * room;
    write(easel, value, x, figuresAt + 56, { size: 60, weight: 700, room: room - 20 });
    write(easel, label, x, figuresAt + 96, { colour: colours.faint, room: room - 20 });
  }
}

function drawDates(easel: Easel, { weekdays, columns, months, legend }: ProgressCard): void {
  const { pen, at } = easel;
  const faint = { size: 24, colour: colours.faint };
  for (const [column, week] of columns.entries()) {
    for (const [day, state] of week.entries()) if (state !== null) drawSquare(pen, at.square(column, day), state);
  }
  for (const [day, name] of weekdays.entries()) {
    const { x, y, size } = at.square(0, day);
    write(easel, name, at.margin, y + size / 2 + 8, { ...faint, room: x - at.margin - 8 });
  }
  for (const [index, { column, label }] of months.entries()) {
    const next = months[index + 1]?.column;
    const { x } = at.square(column, 0);
    const room = (next === undefined ? width - at.margin : at.square(next, 0).x) - x - 8;
    // A month of which too little is left for its name goes without.
    if (measured(easel, label, faint) <= room) write(easel, label, x, at.columnsAt - 14, faint);
  }
  for (const [index, { state, label }] of legend.entries()) {
    const { x, y, size, room } = at.legendSquare(index);
    drawSquare(pen, { x, y, size }, state);
    write(easel, label, x + size + 12, y + 24, { size: 24, room: room - size - 24 });
  }
}

function drawWeeks(easel: Easel, { weeksTitle, weeks }: ProgressCard): void {
  const { pen, at } = easel;
  write(easel, weeksTitle, at.margin, at.weeksAt + 28, { weight: 600 });
  for (const [index, { label, done, total }] of weeks.entries()) {
    const bar = at.bar(index);
    pen.fillStyle = colours.track;
    pen.beginPath();
    pen.roundRect(bar.x, bar.y, bar.width, bar.height, 8);
    pen.fill();
    if (done > 0) {
      const filled = Math.max(10, (bar.height * done) / total);
      pen.fillStyle = colours.bar;
      pen.beginPath();
      pen.roundRect(bar.x, bar.y + bar.height - filled, bar.width, filled, 8);
      pen.fill();
    }
    const middle = { size: 24, room: bar.width + 16, align: 'center' } as const;
    write(easel, `${done}/${total}`, bar.x + bar.width / 2, bar.y - 12, middle);
    write(easel, label, bar.x + bar.width / 2, bar.y + bar.height + 32, { ...middle, colour: colours.faint });
  }
}

type Look = { size?: number; weight?: number; colour?: string; align?: 'left' | 'center'; room?: number };

/** Writes a line from its baseline on; one that is longer than its room is cut. */
function write(easel: Easel, text: string, x: number, y: number, look: Look = {}): void {
  const { pen } = easel;
  let line = text;
  while (line !== '' && measured(easel, line, look) > (look.room ?? width))
    line = `${line.replace(/…$/, '').slice(0, -1)}…`;
  pen.fillStyle = look.colour ?? colours.text;
  pen.textAlign = look.align ?? 'left';
  pen.fillText(line, x, y);
}

function measured({ pen, family }: Easel, text: string, { size = 28, weight = 400 }: Look): number {
  pen.font = `${weight} ${size}px ${family}`;
  return pen.measureText(text).width;
}
