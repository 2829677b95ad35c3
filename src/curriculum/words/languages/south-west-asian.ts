import type { Language } from './language.ts';

export const turkish: Language = {
  code: 'tr',
  units: {
    month: 'ay aylar',
    phase: 'aşama aşamalar|faz fazlar|bölüm bölümler|kısım kısımlar|evre evreler',
    week: 'hafta haftalar',
    module: 'modül modüller|sprint sprintler|ünite üniteler',
    day: 'gün günler',
    lesson: 'ders dersler|oturum oturumlar',
    project: 'proje projeler',
  },
  ordinals: '. inci nci ıncı uncu üncü ncı ncu ncü',
  numbers:
    'bir birinci|iki ikinci|üç üçüncü|dört dördüncü|beş beşinci|altı altıncı|yedi yedinci|sekiz sekizinci|dokuz dokuzuncu|on onuncu',
  to: 've ila',
  of: '',
  links: 've ile için her bu',
};

export const arabic: Language = {
  code: 'ar',
  units: {
    month: 'الشهر الأشهر شهر أشهر شهور الشهور',
    phase: 'المرحلة المراحل مرحلة مراحل|الجزء الأجزاء جزء|القسم الأقسام قسم|الفصل الفصول فصل',
    week: 'الأسبوع الأسابيع أسبوع أسابيع الاسبوع اسبوع الاسابيع',
    module: 'الوحدة الوحدات وحدة وحدات',
    day: 'اليوم الأيام يوم أيام الايام ايام',
    lesson: 'الدرس الدروس درس دروس|الجلسة الجلسات جلسة|المحاضرة المحاضرات محاضرة|الحصة الحصص حصة',
    project: 'المشروع المشاريع مشروع مشاريع',
  },
  ordinals: '',
  numbers:
    'الأول الأولى الاول الاولى|الثاني الثانية|الثالث الثالثة|الرابع الرابعة|الخامس الخامسة|السادس السادسة|السابع السابعة|الثامن الثامنة|التاسع التاسعة|العاشر العاشرة|الحادي_عشر الحادية_عشرة|الثاني_عشر الثانية_عشرة|الثالث_عشر الثالثة_عشرة|الرابع_عشر الرابعة_عشرة|الخامس_عشر الخامسة_عشرة|السادس_عشر السادسة_عشرة|السابع_عشر السابعة_عشرة|الثامن_عشر الثامنة_عشرة|التاسع_عشر التاسعة_عشرة|العشرون العشرين',
  countsInWords: true,
  weekdays: 'الإثنين اثنين|ثلاثاء|اربعاء الاربعاء|خميس|جمعة|سبت|احد الاحد',
  to: 'إلى الى حتى و',
  of: 'من',
  links: 'في من إلى الى على بعد قبل منذ عن مع حتى كل هذا',
};

export const hindi: Language = {
  code: 'hi',
  units: {
    month: 'महीना महीने माह',
    phase: 'चरण|भाग|खंड|खण्ड',
    week: 'सप्ताह|हफ़्ता हफ़्ते हफ्ता हफ्ते',
    module: 'मॉड्यूल|इकाई|स्प्रिंट',
    day: 'दिन दिन दिनों|दिवस',
    lesson: 'पाठ|सत्र|लेसन',
    project: 'परियोजना|प्रोजेक्ट',
  },
  ordinals: 'वां वाँ वीं वें ला रा था',
  numbers:
    'एक पहला पहले पहली|दो दूसरा दूसरे दूसरी|तीन तीसरा तीसरे तीसरी|चार चौथा चौथे चौथी|पांच पाँच पांचवां पाँचवाँ पाँचवां|छह छठा छठे|सात सातवां सातवाँ|आठ आठवां आठवाँ|नौ नौवां नौवाँ|दस दसवां दसवाँ',
  countsInWords: true,
  to: 'से और तक',
  of: '',
  links: 'में से तक पर को के का की और हर',
};
