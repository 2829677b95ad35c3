import type { Words } from '../../shape.ts';
import { list } from '../language.ts';
import { permission, roleFault } from '../reasons.ts';

export const role: Words['member']['role'] = {
  ping: {
    take: 'Avísame',
    giveBack: 'No me avises más',
    taken: (roleId) => `🔔 Ahora tienes <@&${roleId}>: cada publicación te avisa.`,
    givenBack: (roleId) => `🔕 Has devuelto <@&${roleId}>: las publicaciones ya no te avisan.`,
  },
  milestone: {
    take: 'Tomar mi rol',
    giveBack: 'Devolver mi rol',
    taken: (roleId) => `🏅 Ahora tienes <@&${roleId}>. Te lo has ganado.`,
    givenBack: (roleId) => `🏅 Has devuelto <@&${roleId}>. Puedes volver a tomarlo cuando quieras.`,
  },
  reason: 'El miembro pulsó un botón para ello',
  notOffered: 'Ese rol ya no se ofrece aquí. No se ha cambiado nada.',
  notYet:
    'Ese rol es para quienes han completado un mes del plan, o el plan entero. No se ha cambiado nada; /mes muestra por dónde vas.',
  joinFirst: 'Ese rol es para quienes participan en el plan. No se ha cambiado nada.',
  refused: (roleId, fault) =>
    `Ahora no puedo hacer eso con <@&${roleId}>: ${roleFault(fault)}. No se ha cambiado nada. Los admins lo saben; inténtalo más tarde.`,
  away: 'Discord no ha dicho si eso se puede hacer ahora. Pulsa otra vez enseguida; pulsar dos veces no hace daño.',
  unsaved: 'Puede que tus roles no hayan cambiado.',
};

export const offers: Words['cohort']['offers'] = {
  role: (roleId, fault) => `⚠️ Nadie puede tomar <@&${roleId}> con su botón: ${roleFault(fault)}.`,
  threads: (channelId, missing) =>
    `⚠️ No puedo abrir hilos en <#${channelId}>: me falta ${list(missing.map((name) => `**${permission(name)}**`))}. Las publicaciones llegan igual.`,
  allow: `Permitirme ${permission('Manage Roles')}`,
};
