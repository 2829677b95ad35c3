import type { Language } from './language.ts';

export const spanish: Language = {
  code: 'es',
  units: {
    month: 'mes meses',
    phase: 'fase fases|trimestre trimestres|parte partes|etapa etapas|bloque bloques',
    week: 'semana semanas',
    module: 'módulo módulos|sprint sprints|unidad unidades',
    day: 'día días',
    lesson: 'lección lecciones|sesión sesiones|clase clases',
    project: 'proyecto proyectos',
  },
  ordinals: 'º ª ° er ra do da to ta mo ma vo va no na',
  numbers:
    'uno primer primero primera|dos segundo segunda|tres tercer tercero tercera|cuatro cuarto cuarta|cinco quinto quinta|seis sexto sexta|siete séptimo séptima|ocho octavo octava|nueve noveno novena|diez décimo décima|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte',
  weekdays: 'lu|ma|mi mier|ju|vi|sa|do',
  months: '||||||||sept set',
  to: 'a al hasta y e',
  of: 'de',
  links: 'en el la los las del de a al desde hasta con para por y o cada como',
};

export const portuguese: Language = {
  code: 'pt',
  units: {
    month: 'mês meses',
    phase: 'fase fases|trimestre trimestres|parte partes|etapa etapas|bloco blocos',
    week: 'semana semanas',
    module: 'módulo módulos|sprint sprints|unidade unidades',
    day: 'dia dias',
    lesson: 'lição lições|sessão sessões|aula aulas',
    project: 'projeto projetos|projecto projectos',
  },
  ordinals: 'º ª ° o a',
  numbers:
    'um primeiro primeira|dois duas segundo segunda|três terceiro terceira|quatro quarto quarta|cinco quinto quinta|seis sexto sexta|sete sétimo sétima|oito oitavo oitava|nove nono nona|dez décimo décima|onze|doze|treze|quatorze catorze|quinze|dezesseis|dezessete|dezoito|dezenove|vinte',
  weekdays: 'segunda 2ª|terça 3ª|quarta 4ª|quinta 5ª|sexta 6ª|sábado|domingo',
  to: 'a ao até e',
  of: 'de',
  links: 'em no na o os as do da de a ao à desde até com para por e ou cada como',
};

export const french: Language = {
  code: 'fr',
  units: {
    month: 'mois mois',
    phase: 'phase phases|trimestre trimestres|partie parties|étape étapes|bloc blocs',
    week: 'semaine semaines',
    module: 'module modules|sprint sprints|unité unités',
    day: 'jour jours|journée journées',
    lesson: 'leçon leçons|session sessions|séance séances|cours cours',
    project: 'projet projets',
  },
  ordinals: 'er ère ere re e è ème eme nd nde',
  numbers:
    'un premier première|deux deuxième second seconde|trois troisième|quatre quatrième|cinq cinquième|six sixième|sept septième|huit huitième|neuf neuvième|dix dixième|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt',
  to: 'à au et',
  of: 'sur de',
  links: 'en au aux à le la les du de des dès depuis avant après avec pour par et ou chaque comme',
};

export const italian: Language = {
  code: 'it',
  units: {
    month: 'mese mesi',
    phase: 'fase fasi|trimestre trimestri|parte parti|tappa tappe|blocco blocchi',
    week: 'settimana settimane',
    module: 'modulo moduli|sprint sprint|unità unità',
    day: 'giorno giorni|giornata giornate',
    lesson: 'lezione lezioni|sessione sessioni',
    project: 'progetto progetti',
  },
  ordinals: 'º ª ° o a',
  numbers:
    'uno primo prima|due secondo seconda|tre terzo terza|quattro quarto quarta|cinque quinto quinta|sei sesto sesta|sette settimo settima|otto ottavo ottava|nove nono nona|dieci decimo decima|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|venti',
  to: 'a al e',
  of: 'di su',
  links: 'in il lo la i gli le del della di a al dal da fino con per e o ogni come',
};
