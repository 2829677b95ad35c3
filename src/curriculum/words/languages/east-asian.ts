import type { Language } from './language.ts';

export const simplifiedChinese: Language = {
  code: 'zh-Hans',
  units: { phase: '阶段|季度|部分', week: '周', module: '模块|单元|冲刺', lesson: '课程|课时', project: '项目' },
  ordinals: '',
  counters: {
    before: '第',
    units: {
      month: '个月|月',
      phase: '阶段|个阶段|部分|季度|篇',
      week: '周|个星期|星期|礼拜',
      module: '单元|个单元|模块',
      day: '天|日',
      lesson: '课|讲|节|课时',
      project: '个项目',
    },
    alone: {},
  },
  numbers: '',
  weekdays: '礼拜一|礼拜二|礼拜三|礼拜四|礼拜五|礼拜六|礼拜天 礼拜日 星期天 周天',
  to: '至 到 和',
  of: '共',
  links: '',
};

export const traditionalChinese: Language = {
  code: 'zh-Hant',
  units: { phase: '階段', week: '週', module: '模組|單元|衝刺', lesson: '課程|課時', project: '專案|項目' },
  ordinals: '',
  counters: {
    before: '第',
    units: {
      month: '個月',
      phase: '階段|個階段',
      week: '週|個星期',
      module: '單元|個單元|模組',
      lesson: '課|講|節|堂|課時',
      project: '個專案|個項目',
    },
    alone: {},
  },
  numbers: '',
  weekdays: '禮拜一|禮拜二|禮拜三|禮拜四|禮拜五|禮拜六|禮拜天 禮拜日 週天',
  to: '至 到 和',
  of: '共',
  links: '',
};

export const japanese: Language = {
  code: 'ja',
  units: {
    phase: 'フェーズ|ステージ|パート|段階',
    week: '週',
    module: 'モジュール|ユニット|スプリント|単元',
    lesson: 'レッスン|セッション',
    project: 'プロジェクト',
  },
  ordinals: '',
  counters: {
    before: '第',
    units: { phase: '期|部|段階|フェーズ', week: '週|週目', day: '日|日目', lesson: '回|課|限' },
    alone: {
      month: 'ヶ月目|か月目|カ月目|ヵ月目|ケ月目|月目',
      phase: '段階目',
      week: '週目|週間目',
      day: '日目',
      lesson: '回目|限目|時間目',
    },
  },
  numbers: '',
  weekdays: '月曜|火曜|水曜|木曜|金曜|土曜|日曜',
  to: 'から と',
  of: '全',
  links: '',
};

export const korean: Language = {
  code: 'ko',
  units: {
    phase: '단계|페이즈|파트',
    week: '주차',
    module: '모듈|단원|유닛|스프린트',
    day: '일차|데이',
    lesson: '레슨|세션|강의',
    project: '프로젝트',
  },
  ordinals: '',
  counters: {
    before: '제',
    units: { month: '개월|월', phase: '단계|부|기', week: '주|주차', day: '일|일차', lesson: '과|강|회|차시' },
    alone: {
      month: '개월차|개월 차|달차|달째',
      phase: '단계',
      week: '주차|주 차|주째',
      day: '일차|일 차|일째',
      lesson: '회차|차시|강|교시',
    },
  },
  numbers: '',
  to: '부터',
  of: '총',
  links: '',
};

export const vietnamese: Language = {
  code: 'vi',
  units: {
    month: 'tháng',
    phase: 'phần|chặng|quý',
    week: 'tuần',
    module: 'sprint|module',
    day: 'ngày',
    lesson: 'bài|buổi',
  },
  ordinals: '',
  numbers: 'một nhất|hai|ba|bốn tư|năm|sáu|bảy|tám|chín|mười',
  weekdays: 'T2|T3|T4|T5|T6|T7|',
  to: 'đến tới và',
  of: 'trên',
  links: 'vào ở trong từ sau trước đến của cho với và mỗi',
};
