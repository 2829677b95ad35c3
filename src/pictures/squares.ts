import type { SKRSContext2D } from '@napi-rs/canvas';
import type { DateState } from '../core/streak/date-state.ts';

type Square = { x: number; y: number; size: number };
type Mark = 'none' | 'dot' | 'bars' | 'dash' | 'star' | 'ring';

/** How a date of each state looks. No two differ by their colour alone, for those who cannot tell all of them apart. */
const looks: Record<DateState, { fill?: string; edge?: string; mark: Mark; ink?: string }> = {
  kept: { fill: '#3fb950', mark: 'none' },
  'kept-late': { fill: '#3fb950', mark: 'dot', ink: '#0d2b14' },
  ahead: { fill: '#2bb5a8', mark: 'ring', ink: '#06302c' },
  frozen: { fill: '#58a6ff', mark: 'star', ink: '#0b2545' },
  paused: { fill: '#6e7681', mark: 'bars', ink: '#e6e9ef' },
  away: { fill: '#6e7681', mark: 'ring', ink: '#e6e9ef' },
  rest: { fill: '#403d63', mark: 'dot', ink: '#b7acf5' },
  missed: { edge: '#f0786a', mark: 'dash', ink: '#f0786a' },
  open: { edge: '#e6e9ef', mark: 'none' },
  'no-post': { fill: '#2b313c', mark: 'none' },
  'not-due': { fill: '#2b313c', mark: 'none' },
};

/** Draws the square of a date. */
export function drawSquare(pen: SKRSContext2D, { x, y, size }: Square, state: DateState): void {
  const { fill, edge, mark, ink = '' } = looks[state];
  const line = Math.max(3, size / 10);
  pen.lineWidth = line;
  pen.beginPath();
  if (fill !== undefined) {
    pen.roundRect(x, y, size, size, size / 5);
    pen.fillStyle = fill;
    pen.fill();
  } else if (edge !== undefined) {
    pen.roundRect(x + line / 2, y + line / 2, size - line, size - line, size / 5);
    pen.strokeStyle = edge;
    pen.stroke();
  }
  pen.fillStyle = ink;
  pen.strokeStyle = ink;
  marks[mark](pen, x + size / 2, y + size / 2, size / 4);
}

const marks: Record<Mark, (pen: SKRSContext2D, x: number, y: number, reach: number) => void> = {
  none: () => {},
  dot: (pen, x, y, reach) => {
    pen.beginPath();
    pen.arc(x, y, reach * 0.7, 0, 2 * Math.PI);
    pen.fill();
  },
  ring: (pen, x, y, reach) => {
    pen.beginPath();
    pen.arc(x, y, reach * 0.8, 0, 2 * Math.PI);
    pen.stroke();
  },
  bars: (pen, x, y, reach) => {
    pen.fillRect(x - reach * 0.8, y - reach, reach * 0.5, 2 * reach);
    pen.fillRect(x + reach * 0.3, y - reach, reach * 0.5, 2 * reach);
  },
  dash: (pen, x, y, reach) => strokes(pen, x, y, reach, [0]),
  star: (pen, x, y, reach) => strokes(pen, x, y, reach, [0, Math.PI / 3, (2 * Math.PI) / 3]),
};

function strokes(pen: SKRSContext2D, x: number, y: number, reach: number, angles: number[]): void {
  pen.beginPath();
  for (const angle of angles) {
    const [across, up] = [reach * Math.cos(angle), reach * Math.sin(angle)];
    pen.moveTo(x - across, y - up);
    pen.lineTo(x + across, y + up);
  }
  pen.stroke();
}
