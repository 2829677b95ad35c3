import { aroundCode, codeWithin, fenced } from './code.ts';

const formulas =
  /(?<![\\$])\$\$(?!\$)([^$]{1,2000}?)\$\$(?!\$)|(?<![\\$\p{L}\p{N}])\$(?![\s$])([^$\n]{1,300}?)(?<![\s\\])\$(?![$\p{L}\p{N}])/gu;
/** Two prices in one line are no formula. */
const isFormula = (text: string): boolean => /[\\^_{=+<>]/.test(text) || /^[\p{L}]'?$/u.test(text);

/** Discord shows no formulas: they become code, which is at least not read as Markdown. */
export function withFormulasAsCode(markdown: string): string {
  return aroundCode(markdown, (words) =>
    words.replaceAll(formulas, (whole, block?: string, line?: string) => {
      if (block !== undefined) return blockOf(block, whole);
      return line !== undefined && isFormula(line) ? codeWithin(line) : whole;
    }),
  );
}

function blockOf(block: string, whole: string): string {
  const formula = block.trim();
  if (formula === '') return whole;
  return formula.includes('\n') ? `\n${fenced(formula)}\n` : codeWithin(formula);
}

/** Where the formulas of a text stand. */
export function formulasIn(text: string): number[] {
  return [...text.matchAll(formulas)]
    .filter(([, , line]) => line === undefined || isFormula(line))
    .map(({ index }) => index);
}
