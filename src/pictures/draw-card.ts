import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Card, layoutOf, width } from './card.ts';
import { drawSquare } from './squares.ts';

const colours = { card: '#1c2128', text: '#e6e9ef', faint: '#a9b1bd', track: '#2b313c', bar: '#3fb950' };

/** Sizes of letters; a phone shows a third of them. */
const [usual, small] = [32, 28];
/** What has too little room is written no smaller than this part of its size. */
const smallest = 0.75;

/** What the parts of a card are drawn with. */
type Easel = { pen: SKRSContext2D; family: string; at: ReturnType<typeof layoutOf> };

/**
 * Draws a card as large as its layout says. It has a ground of its own, which stands out from Discord's dark theme and its
 * light one alike.
 */
export function drawCard(pen: SKRSContext2D, family: string, card: Card): void {
  const easel = { pen, family, at: layoutOf(card) };
  pen.fillStyle = colours.card;
  pen.beginPath();
  pen.roundRect(0, 0, width, easel.at.height, 32);
  pen.fill();
  drawHead(easel, card);
  if (card.dates !== null) drawDates(easel, card.dates);
  if (card.bars.length > 0) drawBars(easel, card);
}

function drawHead(easel: Easel, { title, subtitle, figures }: Card): void {
  const { margin, figuresAt } = easel.at;
  const inner = width - 2 * margin;
  if (title !== null) write(easel, title, margin, margin + 34, { size: 40, weight: 600, room: inner });
  if (subtitle !== null) write(easel, subtitle, margin, figuresAt - 30, { colour: colours.faint, room: inner });
  const room = inner / Math.max(figures.length, 3);
  for (const [index, { value, label }] of figures.entries()) {
    const x = margin + index * room;
    write(easel, value, x, figuresAt + 56, { size: 60, weight: 700, room: room - 20 });
    write(easel, label, x, figuresAt + 96, { colour: colours.faint, room: room - 20 });
  }
}

function drawDates(easel: Easel, { weekdays, weeks, months, legend }: NonNullable<Card['dates']>): void {
  const { pen, at } = easel;
  const faint = { size: small, colour: colours.faint };
  const beside = (text: string, { y, size }: { y: number; size: number }) =>
    write(easel, text, at.margin, y + size / 2 + 8, { ...faint, room: at.square(0, 0).x - at.margin - 8 });
  for (const [week, dates] of weeks.entries()) {
    for (const [day, state] of dates.entries()) if (state !== null) drawSquare(pen, at.square(week, day), state);
  }
  for (const [day, name] of weekdays.entries()) {
    const square = at.square(0, day);
    if (at.areRows) write(easel, name, square.x + square.size / 2, at.datesAt - 14, { ...faint, align: 'center' });
    else if (day % 2 === 0) beside(name, square);
  }
  for (const [index, { week, label }] of months.entries()) {
    const square = at.square(week, 0);
    if (at.areRows) {
      beside(label, square);
      continue;
    }
    const next = months[index + 1]?.week;
    const room = (next === undefined ? width - at.margin : at.square(next, 0).x) - square.x - 8;
    // A month of which too little is left for its name goes without.
    if (measured(easel, label, faint) <= room) write(easel, label, square.x, at.datesAt - 14, faint);
  }
  for (const [index, { state, label }] of legend.entries()) {
    const { x, y, size, room } = at.legendSquare(index);
    drawSquare(pen, { x, y, size }, state);
    write(easel, label, x + size + 12, y + 24, { size: small, room: room - size - 32 });
  }
}

function drawBars(easel: Easel, { barsTitle, bars }: Card): void {
  const { pen, at } = easel;
  const look = { size: small, align: 'center' } as const;
  // As many of the names as there is room for.
  const widest = Math.max(...bars.map(({ label }) => measured(easel, label, look)));
  const every = at.barPitch >= 60 ? 1 : Math.ceil((widest + 8) / at.barPitch);
  write(easel, barsTitle, at.margin, at.barsTitleAt + 28, { weight: 600, room: width - 2 * at.margin });
  for (const [index, { label, value, part }] of bars.entries()) {
    const bar = at.bar(index);
    const middle = bar.x + bar.width / 2;
    pen.fillStyle = colours.track;
    pen.beginPath();
    pen.roundRect(bar.x, bar.y, bar.width, bar.height, 8);
    pen.fill();
    if (part > 0) {
      const filled = Math.max(10, bar.height * part);
      pen.fillStyle = colours.bar;
      pen.beginPath();
      pen.roundRect(bar.x, bar.y + bar.height - filled, bar.width, filled, 8);
      pen.fill();
    }
    write(easel, value, middle, bar.y - 12, { ...look, room: at.barPitch });
    if (index % every !== 0) continue;
    const room = every * at.barPitch - 2;
    write(easel, label, middle, bar.y + bar.height + 32, { ...look, room, colour: colours.faint });
  }
}

type Look = { size?: number; weight?: number; colour?: string; align?: 'left' | 'center'; room?: number };

/** Writes a line from its baseline on; one that is longer than its room is written smaller, and then cut. */
function write(easel: Easel, text: string, x: number, y: number, look: Look = {}): void {
  const { pen } = easel;
  const { size = usual, room = width } = look;
  const wide = measured(easel, text, look);
  const fitting = { ...look, size: wide <= room ? size : Math.max(size * smallest, (size * room) / wide) };
  let line = text;
  while (line !== '' && measured(easel, line, fitting) > room + 1) line = `${line.replace(/…$/, '').slice(0, -1)}…`;
  pen.fillStyle = look.colour ?? colours.text;
  pen.textAlign = look.align ?? 'left';
  pen.fillText(line, x, y);
}

function measured({ pen, family }: Easel, text: string, { size = usual, weight = 400 }: Look): number {
  pen.font = `${weight} ${size}px ${family}`;
  return pen.measureText(text).width;
}
