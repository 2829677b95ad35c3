import { expect, test } from 'vitest';
import { read } from '../reading.ts';

test.each([
  ['en', '## Day 1: Flour\nWeigh the flour and put it into a bowl.'],
  ['en', '## Day 1: x'],
  ['de', '## Tag 1: Mehl\nDas Mehl mit dem Salz in die Schüssel geben.'],
  ['es', '## Día 1: Harina\nPesa la harina y ponla en el cuenco con la sal.'],
  ['pt', '## Dia 1: Farinha\nPese a farinha e ponha na tigela com o sal do pote.'],
  ['fr', '## Jour 1 : farine\nPeser la farine et la mettre dans le bol avec le sel.'],
  ['it', '## Giorno 1: farina\nPesa la farina e mettila nella ciotola con il sale.'],
  ['ru', '## День 1: Мука\nВзвесить муку и насыпать в миску.'],
  ['ru', '## День 1: Мука\nНасыпать на стол.'],
  ['uk', '## День 1: Борошно\nЗважити борошно і насипати в миску.'],
  ['pl', '## Dzień 1: Mąka\nZważ mąkę i wsyp ją do miski z solą.'],
  ['tr', '## Gün 1: Un\nUnu tart ve tuz ile kaba koy.'],
  ['zh-Hans', '## 第1天：面粉\n学习称面粉，这个过程要练习。'],
  ['zh-Hant', '## 第1天：麵粉\n學習秤麵粉，這個過程要練習。'],
  ['ja', '## 1日目：粉\n粉を量ってボウルに入れる。'],
  ['ja', '## Day 1: 粉\n粉を量ってボウルに入れる。'],
  ['ko', '## 1일차: 밀가루\n밀가루를 재어 그릇에 담는다.'],
  ['vi', '## Ngày 1: Bột\nCân bột và cho vào tô với muối.'],
  ['ar', '## اليوم 1: طحين\nزن الطحين وضعه في الوعاء.'],
  ['hi', '## दिन 1: आटा\nआटा तौलकर कटोरे में डालें।'],
  ['nl', '## Dag 1: Meel\nWeeg het meel en doe het met het zout in de kom.'],
  ['sv', '## Dag 1: Mjöl\nVäg mjölet och häll det i skålen med saltet.'],
  ['da', '## Dag 1: Mel\nVej melet af og hæld det i skålen. Brug en time i denne uge.'],
  ['nb', '## Dag 1: Mel\nVei melet etter uken og hell det i bollen.'],
  ['cs', '## Den 1: Mouka\nZvaž mouku a nasyp ji do mísy se solí.'],
  ['id', '## Hari 1: Tepung\nTimbang tepung dan tuang ke mangkuk dengan garam.'],
  ['es', '## Day 1: Harina\nPesa la harina y ponla en el cuenco con la sal.'],
])('the plan is written in %s: %j', (language, text) => {
  expect(read(text).curriculum.language).toBe(language);
});
