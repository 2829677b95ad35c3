import { textFile } from './format.ts';
import type { Attachment } from './message.ts';

/** From so many lines on, code is read and copied better from a file. */
const longCode = 12;
/** Discord takes ten files in a message. */
const filesAtMost = 10;

/** What a file is called by what is written in it: an ending, and the languages it is for; other names of languages are endings themselves. */
const languagesOf = {
  txt: ['', 'console', 'text', 'plaintext', 'dockerfile', 'makefile'],
  ...{ py: ['python'], js: ['javascript'], ts: ['typescript'], rb: ['ruby'], rs: ['rust'], go: ['golang'] },
  ...{ kt: ['kotlin'], cs: ['csharp'], cpp: ['c++'], hs: ['haskell'], md: ['markdown'], yml: ['yaml'] },
  ...{ sh: ['shell', 'bash', 'zsh'], ps1: ['powershell'] },
};
const endings = new Map(
  Object.entries(languagesOf).flatMap(([ending, languages]) => languages.map((name) => [name, ending] as const)),
);

const fenced = /^[ \t]*```([\w+#.-]*)\n([\s\S]*?)\n[ \t]*```[ \t]*$/gm;

/** Takes long code out of sections of Discord's Markdown, each piece into a file that its place names. */
export function codeAsFiles(sections: readonly string[], prefix: string): { sections: string[]; files: Attachment[] } {
  const files: Attachment[] = [];
  const shown = sections.map((section) =>
    section.replaceAll(fenced, (whole, language: string, code: string) => {
      if (code.split('\n').length < longCode || files.length === filesAtMost) return whole;
      const known = endings.get(language.toLowerCase()) ?? language.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
      const name = `${prefix}-${files.length + 1}.${known || 'txt'}`;
      files.push(textFile(name, `${code}\n`));
      return `📎 \`${name}\``;
    }),
  );
  return { sections: shown, files };
}
