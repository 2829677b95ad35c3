import type { Facts, Seen } from '../../../curriculum/facts.ts';
import type { Words } from '../shape.ts';
import { cited, count, list, number } from './language.ts';

const listed = (name: Facts['too-many-items']['list']) =>
  cited(typeof name === 'string' ? { outcomes: 'Resultados', milestones: 'Hitos' }[name] : name.title);
const tooMany = (limit: number, what: string) => `Un plan puede tener ${number(limit)} ${what}; divídelo.`;
const before = (day: Facts['open-comment']['day']) =>
  day === null ? '' : ` antes de ${cited(day.heading)} en la línea ${day.line}`;
const seenAs = {
  headings: ({ first }: Seen) =>
    first === null ? 'encabezados que ningún número ni palabra cuenta como días' : `encabezados como ${cited(first)}`,
  folders: ({ first }: Seen) => `carpetas como ${first}/`,
  files: ({ first }: Seen) => `archivos como ${first}`,
};
const notHeading = (isUnseen: boolean) =>
  isUnseen ? 'Junto al # hay un espacio que no se ve' : 'Detrás del # no hay espacio';
const inCode = ({ text }: Facts['looks-like-unit-in-code']) =>
  `${cited(text)} es código, porque lleva delante cuatro espacios o un tabulador; bórralos.`;

const sentences: Words['problems']['sentences'] = {
  'not-markdown': 'Esto no es un archivo Markdown; envía archivos que terminen en .md.',
  'file-too-large': 'Este archivo pasa de 1 MB; divídelo en varios.',
  'utf-16': 'Este archivo está guardado como UTF-16; guárdalo como UTF-8.',
  'binary-file': 'Este archivo no es texto; envía Markdown guardado como UTF-8.',
  'not-utf-8': 'Este carácter no es UTF-8; guarda el archivo como UTF-8.',
  'too-many-files': ({ limit }) =>
    `Un plan puede tener ${number(limit)} archivos; pon varios días en un mismo archivo.`,
  'plan-too-large': 'El plan pasa de 5 MB; acórtalo o divídelo.',
  'too-many-lines': ({ limit }) => `Este archivo tiene más de ${number(limit)} líneas; divídelo en varios.`,
  'too-deep': ({ limit }) => `Aquí hay listas o citas anidadas en más de ${limit} niveles; quítales niveles.`,
  'paragraph-too-long': ({ limit }) =>
    `El párrafo que empieza aquí tiene más de ${number(limit)} caracteres; divídelo con líneas en blanco.`,
  'control-character': ({ sign }) => `Aquí está el carácter de control ${sign}, que se ha quitado; bórralo.`,
  'took-too-long': ({ seconds }) =>
    `Leerlo ha llevado más de ${count(seconds, 'segundo')}; envía menos archivos o más sencillos.`,
  'took-too-much-memory': ({ megabytes }) =>
    `Leerlo ha necesitado más de ${number(megabytes)} MB de memoria; envía menos archivos o más sencillos.`,
  'left-out': 'Esto no se lee: los nombres que empiezan por un punto, y node_modules, se dejan fuera.',
  'loose-file': 'Esto no se lee: cada plan está en una carpeta propia; mueve este archivo a una.',
  'linked-file': 'Esto es un enlace del sistema, y esos no se siguen; pon aquí aquello adonde lleva.',
  'more-problems': (rest) => `${count(rest.count, 'problema')} más; corrige primero los que ves.`,

  'zip-damaged': 'Esto no se puede descomprimir: está dañado o no es un zip; empaquétalo de nuevo.',
  'zip-too-many-entries': (zip) =>
    `Este zip tiene ${number(zip.count)} entradas, y puede tener ${number(zip.limit)}; empaqueta solo el plan.`,
  'zip-too-large': 'Con este archivo, el zip descomprimido pasa de 25 MB; empaqueta solo el plan.',
  'zip-twice': 'Dos archivos de este zip se llaman así; quédate con uno.',
  'zip-name':
    'Este nombre tiene signos que no se pueden mostrar; ponle al archivo letras sencillas y empaquétalo de nuevo.',
  'zip-name-too-long': ({ limit, folders }) =>
    `Este nombre tiene más de ${limit} caracteres o ${folders} carpetas; acórtalo.`,
  'zip-path': 'Este nombre sale del zip; empaqueta la carpeta del plan con nombres que queden dentro.',
  'zip-link': 'Esto es un enlace a otro archivo; mete en el zip el archivo mismo.',
  'zip-encrypted': 'Este archivo está protegido con contraseña; empaquétalo sin ella.',
  'zip-method': 'Este archivo está empaquetado de una forma poco común; empaquétalo como un zip normal.',
  'zip-ratio': ({ ratio }) =>
    `Este archivo, descomprimido, ocupa más de ${ratio} veces su tamaño, cosa que no pasa con texto; déjalo fuera.`,

  'too-many-months': ({ limit }) => tooMany(limit, 'meses'),
  'too-many-days': ({ limit }) => tooMany(limit, 'días'),
  'too-many-projects': ({ limit }) => tooMany(limit, 'proyectos'),
  'too-many-topics': ({ limit }) => tooMany(limit, 'temas'),
  'too-many-links': ({ limit }) =>
    `Un plan puede tener ${number(limit)} enlaces; los que sobran empiezan aquí. Quita algunos o divide el plan.`,
  'plan-too-detailed': ({ limit }) => `Un plan puede enumerar ${number(limit)} cosas; divídelo.`,
  'too-many-items': (items) =>
    `${listed(items.list)} enumera ${number(items.count)} cosas, y el límite es ${number(items.limit)}; acórtalo o divídelo.`,
  'list-too-long': (long) =>
    `${listed(long.list)} tiene ${number(long.length)} caracteres, y el límite de una lista es ${number(long.limit)}; acórtalo o divídelo.`,
  'item-too-long': (item) =>
    `La parte de ${listed(item.list)} que empieza por ${cited(item.begins)} tiene ${number(item.length)} caracteres, y el límite es ${number(item.limit)}; acórtala o divídela.`,
  'title-too-long': ({ begins, limit }) =>
    `El título que empieza por ${cited(begins)} se ha cortado, porque pasa de ${limit} caracteres; acórtalo.`,
  'long-day': ({ label, length, limit }) =>
    `${label} tiene ${number(length)} caracteres, y en una publicación caben ${number(limit)}: se ve el principio, y un botón abre el resto. Divide el día si se debe ver todo de una vez.`,

  'bad-front-matter':
    'Los ajustes entre las líneas --- se dejan fuera, porque no son YAML; pon comillas al valor de aquí, o borra los ajustes.',
  'front-matter-too-long': 'Los ajustes entre las líneas --- son demasiado largos para leerlos; deja solo el título.',
  'settings-without-names': 'Estos ajustes no son una lista de nombres y valores; escribe `title: …`.',
  'unknown-setting': ({ name }) => `El ajuste ${cited(name)} no significa nada aquí; bórralo.`,
  'second-title': 'El plan ya tiene un título; quédate con uno de los dos.',
  'unseen-signs': 'De un título o una etiqueta se han quitado aquí saltos de línea o signos que no se ven; bórralos.',

  'no-days': ({ seen }) =>
    `No se han encontrado días${seen.length === 0 ? '' : ', pero sí '}${seen
      .map((one) => `${number(one.count)} ${seenAs[one.what](one)}`)
      .join(', ')}; encabeza cada día con una línea como \`### Día 1: Título (30 min)\`.`,
  'part-without-days': ({ label }) => `${label} no tiene días; añádelos o bórralo.`,
  'empty-day': ({ label }) =>
    `${label} se deja fuera, porque en este archivo no hay nada; escribe su tarea o borra el archivo.`,
  'day-left-empty': ({ label, heading }) =>
    `${label} se queda vacío, porque ${cited(heading)} no está debajo; ponle a este encabezado más # que al del día si es parte del día.`,
  'day-range': ({ label }) =>
    `${label} es una sola unidad y se publica una vez; dale a cada día su encabezado si se debe publicar cada uno.`,
  'day-range-spread': ({ label, days }) =>
    `${label} no nombra ningún día suelto, así que cada uno de sus ${days} días se publica con todo el texto; dale a cada uno su encabezado para repartirlo.`,
  'day-without-task': ({ label }) => `${label} no tiene tarea; añade una línea como \`- **Tarea**: …\`.`,
  'day-without-minutes': ({ label }) => `${label} no dice cuánto lleva; añade (30 min) al título.`,
  'number-too-large': ({ limit }) => `Numera los días hasta ${limit} como mucho.`,
  'no-key':
    'Este día no tiene una clave que se pueda guardar; añade una como {#intro} tras el título: letras, cifras, puntos y guiones, 200 como mucho.',
  'bad-key': ({ label }) =>
    `La clave de ${label} se ha quitado: las claves como {#intro} son letras, cifras, puntos y guiones, 200 como mucho.`,
  'key-collision': ({ label }) =>
    `Por su clave, ${label} no se distingue de otra parte en un botón; ponle al encabezado otra clave, como {#intro}.`,
  'duplicate-day': ({ label, isFirst, other, expected, key }) =>
    `${label} está ${isFirst ? 'otra vez' : 'ya'} en ${other}; ${expected === null ? 'cámbiale el número' : `ponle el número ${expected}`} o añade una clave como {#${key}-b}.`,
  'copied-days': ({ label, other }) =>
    `${label} está con el mismo título en ${other}; si este archivo es una copia, borra uno de los dos.`,
  'wrong-number': (day) =>
    `${day.label} está ${day.before === null ? `antes de ${day.after}` : `entre ${day.before} y ${day.after}`}; ponle el número ${day.expected} si es ese día.`,
  'gap-in-numbers': ({ label, before: last, ...missing }) =>
    `Entre ${last} y ${label} ${missing.first === missing.last ? `falta el número ${missing.first}` : `faltan los números ${missing.first}–${missing.last}`}; numera seguido si no se ha saltado nada.`,
  'out-of-order': ({ label, before: last }) => `${label} viene después de ${last}; ponlos en orden o numera seguido.`,
  'week-twice': ({ label, line }) =>
    `${label} ya empieza en la línea ${line}; ponle otro número a una de las dos si no son la misma semana.`,

  'empty-label': ({ label }) => `Detrás de ${cited(label)} no hay nada; escribe algo o bórralo.`,
  'empty-section': ({ label }) => `Debajo de ${cited(label)} no hay nada; escribe algo o borra el encabezado.`,
  'label-of-links': ({ label }) =>
    `${cited(label)} no se muestra, porque debajo solo hay enlaces: están entre los recursos del día.`,
  'cell-without-column':
    'Esta fila tiene más celdas que columnas la tabla; ponle nombre a la columna o borra la celda.',
  'row-without-day': 'Esta fila no tiene número de día; escribe uno en la primera celda.',
  'rows-without-table':
    'Estas líneas parecen filas de una tabla, pero son texto: una tabla empieza con su cabecera y una línea como |---|---|, y entre sus filas no hay ninguna línea vacía.',

  'merge-mark': ({ mark }) =>
    `${cited(mark)} es una marca de Git entre dos versiones de un texto; quédate con una y borra las marcas.`,
  'open-fence': ({ mark, day, isInner }) =>
    `Este bloque de código no se cierra${before(day)}, así que todo lo que ${day ? 'hay desde aquí' : `sigue${isInner ? ' en su lista o cita' : ''}`} es código; ciérralo con ${mark} donde acabe.`,
  'open-comment': ({ day }) =>
    `Este comentario no se cierra${before(day)}, así que nadie ve lo que sigue; ciérralo con -->.`,
  'glued-heading': ({ written, isUnseen }) =>
    `${notHeading(isUnseen)}, así que otros programas lo toman por texto; escribe ${cited(written)}.`,
  'looks-like-unit-glued': ({ written, isUnseen }) =>
    `${notHeading(isUnseen)}, así que esto no es un encabezado; escribe ${cited(written)}.`,
  'looks-like-unit': ({ text, label }) =>
    `${cited(text)} parece ${label}, pero no se lee así; escribe ${cited(label)} si empieza aquí.`,
  'looks-like-unit-unnumbered': ({ text, written }) =>
    `A ${cited(text)} le falta el número, así que aquí no empieza nada; escribe ${cited(written)} si debe empezar.`,
  'looks-like-unit-unnamed': ({ text, written }) =>
    `El número de ${cited(text)} no lleva palabra, así que aquí no empieza ningún día; escribe ${cited(written)}.`,
  'looks-like-unit-in-parts': ({ text, label }) =>
    `${cited(text)} parece ${label}, pero se lee como texto, porque otros días están en su lugar o en el de una parte; numéralo como un solo día.`,
  'looks-like-unit-otherwise': ({ text, label }) =>
    `${cited(text)} parece ${label}, pero se lee como texto; escríbelo como los otros días si empieza aquí.`,
  'looks-like-unit-unheaded': ({ text, label, written }) =>
    `${cited(text)} parece ${label}, pero se lee como texto; dale un encabezado como a los otros días: ${cited(written)}.`,
  'looks-like-unit-span': ({ text, label }) =>
    `${cited(text)} se lee como encabezado de ${label}, pero el primero de ellos no viene después; dale a cada día su encabezado debajo, o numéralo como un solo día.`,
  'looks-like-unit-in-quote': ({ text }) =>
    `${cited(text)} está en una cita, así que aquí no empieza nada; borra el > de delante.`,
  'looks-like-unit-in-item': ({ text, sign }) =>
    `${cited(text)} está en una lista, así que aquí no empieza nada; borra el ${sign} de delante.`,
  'looks-like-unit-below-item': ({ text }) =>
    `${cited(text)} está aún en la lista de arriba, así que aquí no empieza nada; borra los espacios de delante.`,
  'looks-like-unit-in-code': inCode,
  'looks-like-unit-in-html': ({ text }) =>
    `${cited(text)} es parte del HTML de arriba; deja una línea en blanco entre los dos.`,
  'looks-like-label-glued': ({ sign, label }) =>
    `${cited(sign + label)} no es un elemento de lista, porque detrás del ${sign} no hay espacio; escribe ${cited(`${sign} ${label}`)}.`,
  'looks-like-label-open': ({ text, written }) =>
    `La negrita de ${cited(text)} no acaba, así que no es una etiqueta; escribe ${cited(written)}.`,
  'looks-like-label-in-code': inCode,

  'link-without-https': ({ written, address }) => `${cited(written)} se toma por ${address}; escribe https:// delante.`,
  'link-leads-nowhere': ({ address }) =>
    `${address === '' ? 'Aquí no hay' : `${cited(address)} no es`} una dirección web, así que de este enlace solo se ven las palabras; se pueden seguir los enlaces que empiezan por https://.`,
  'link-on-many-days': ({ address, days }) =>
    `${address} está en ${days} días, en este el primero; enlaza la parte que necesita cada día.`,
  'link-in-heading': ({ address }) =>
    `De este encabezado solo quedan las palabras; pon ${address} en el texto de debajo.`,
  'unused-definition': ({ label }) => `Ningún enlace usa ya ${cited(`[${label}]: …`)}; borra la línea o úsala.`,
  'no-such-note': ({ mark }) => `No hay ninguna nota ${cited(`${mark}: …`)}; escríbela o borra el signo.`,
  comment: 'Este comentario no lo ve nadie; escríbelo como texto si se debe leer.',
  formula: 'Discord no muestra fórmulas; esta se muestra como código.',
  'html-not-shown': ({ tag }) => `Discord no puede mostrar ${tag}; escribe como texto lo que se deba leer.`,
  'picture-not-shown': ({ address }) =>
    `Discord no puede mostrar la imagen ${cited(address)}; su dirección debe empezar por https://.`,
  'picture-forms': 'Discord muestra una sola forma de una imagen, la de <img>.',
};

export const problems: Words['problems'] = {
  sentences,
  levels: { error: 'error', warning: 'aviso', ignored: 'omitido' },
  many: {
    comment: (all) => `${number(all)} comentarios no los ve nadie; escribe como texto lo que se deba leer`,
    'day-without-minutes': (all) => `${number(all)} días no dicen cuánto llevan; añade (30 min) a sus títulos`,
    'day-without-task': (all) => `${number(all)} días no tienen tarea; añade una línea como \`- **Tarea**: …\``,
    formula: (all) => `${number(all)} fórmulas se muestran como código`,
    'link-in-heading': (all) =>
      `${number(all)} encabezados conservan solo las palabras de sus enlaces; pon los enlaces en el texto de debajo`,
    'link-leads-nowhere': (all) =>
      `${number(all)} enlaces no llevan a una dirección web, así que solo se ven sus palabras`,
    'link-without-https': (all) =>
      `A ${number(all)} enlaces les falta https://, que se les pone delante; escríbelo también en el plan`,
    'unknown-setting': (all) => `${number(all)} ajustes no significan nada aquí; bórralos`,
  },
  again: (others) => `Lo mismo ${others === 1 ? 'otra vez' : `otras ${number(others)} veces`}`,
  lines: (lines) => `${lines.length === 1 ? 'línea' : 'líneas'} ${list(lines)}`,
  places: list,
  more: (rest) => `${number(rest)} más`,
};
