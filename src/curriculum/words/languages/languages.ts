import { simplifiedChinese, traditionalChinese } from './chinese.ts';
import { czech } from './czech.ts';
import { dutch } from './dutch.ts';
import { japanese, korean } from './east-asian.ts';
import { english, german } from './germanic.ts';
import { indonesian } from './indonesian.ts';
import type { Language } from './language.ts';
import { danish, norwegian, swedish } from './nordic.ts';
import { french, italian, portuguese, spanish } from './romance.ts';
import { polish, russian, ukrainian } from './slavic.ts';
import { arabic, hindi, turkish } from './south-west-asian.ts';
import { vietnamese } from './vietnamese.ts';

/** All languages in which plans are read. A word that several know is named as the first of them writes it. */
export const languages: Language[] = [
  english,
  german,
  spanish,
  portuguese,
  french,
  italian,
  russian,
  ukrainian,
  polish,
  turkish,
  simplifiedChinese,
  traditionalChinese,
  japanese,
  korean,
  vietnamese,
  arabic,
  hindi,
  dutch,
  swedish,
  danish,
  norwegian,
  czech,
  indonesian,
];
