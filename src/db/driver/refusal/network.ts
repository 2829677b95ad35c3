import type { About, Advice } from './advice.ts';

type Entry = (about: About) => Advice;

const unreached =
  (step: string | ((about: About) => string), lasting?: boolean): Entry =>
  (about) => ({
    says: `cannot be reached: ${about.message}`,
    step: typeof step === 'string' ? step : step(about),
    ...(lasting === undefined ? {} : { lasting }),
  });

const refused = unreached(
  'Nothing takes connections there: start the server, or set host and port in DATABASE_URL right. In Docker, the host is ' +
    'the name of the server’s service, not localhost.',
);
const unknownName = unreached(
  ({ host }) =>
    `Is the network up, and ${host} written right in DATABASE_URL? A name inside Docker is known only there.`,
);
const silent = unreached(
  'Something between here and there lets nothing through: look at firewalls, at the list of addresses that the host of ' +
    'the database allows, and at the port in DATABASE_URL.',
);
const hungUp = unreached(
  'What answers there hangs up: see whether the server behind it runs and what its log says; with a port for encrypted ' +
    'connections only, add ?sslmode=require to DATABASE_URL.',
);
const socketFolder = unreached(
  'The host in DATABASE_URL is the folder of a Unix socket: is it the right one, does the server run, and may this user ' +
    'read there?',
  true,
);
const distrusted: Entry = ({ message }) => ({
  says: `shows a certificate that is not trusted (${message})`,
  step:
    'Name the certificate that signed it in DATABASE_URL with sslrootcert=FILE (hosts offer it for download), and check ' +
    'the host’s name; sslmode=require encrypts without looking at it.',
  lasting: true,
});
const noTls: Entry = ({ message }) => ({
  says: `cannot be reached encrypted, as sslmode in DATABASE_URL asks (${message})`,
  step: 'Turn encryption on at the server, or leave sslmode out where the way to it is your own.',
  lasting: true,
});

const byCode: Record<string, Entry> = {
  ECONNREFUSED: refused,
  ENOTFOUND: unknownName,
  EAI_AGAIN: unknownName,
  ETIMEDOUT: silent,
  CONNECT_TIMEOUT: silent,
  TIME_LIMIT: silent,
  EHOSTUNREACH: silent,
  EHOSTDOWN: silent,
  ENETUNREACH: silent,
  ENETDOWN: silent,
  EADDRNOTAVAIL: silent,
  ECONNRESET: hungUp,
  ECONNABORTED: hungUp,
  EPIPE: hungUp,
  CONNECTION_CLOSED: hungUp,
  CONNECTION_DESTROYED: hungUp,
  NO_ENCRYPTION: noTls,
  SASL_SIGNATURE_MISMATCH: () => ({
    says: 'does not know the password itself, so it is not the server it seems to be',
    step: 'Check who answers at the host in DATABASE_URL before anything else; the password was not given away.',
    lasting: true,
  }),
};

// OpenSSL's and Node's names for what can be wrong with a certificate, and with what is no TLS at all.
const certificates =
  /^(CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA)/;
const brokenTls = /^(EPROTO|ERR_SSL_|ERR_TLS_)/;

/** What to do where the line to a server is the matter; undefined where it is not. */
export function networkAdvice(about: About): Advice | undefined {
  const { code, message } = about;
  const own = /open '([^']+)'/.exec(message);
  if (own !== null) {
    return {
      says: `is to be reached with a file that cannot be read (${message})`,
      step: 'Set sslrootcert, sslcert or sslkey in DATABASE_URL to a file that this user may read, or leave it out.',
      lasting: true,
    };
  }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOTSOCK') return socketFolder(about);
  if (certificates.test(code)) return distrusted(about);
  if (brokenTls.test(code)) return noTls(about);
  return byCode[code]?.(about);
}
