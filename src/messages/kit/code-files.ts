import { textFile } from './format.ts';
import type { Attachment } from './message.ts';

/** From so many lines on, code is read and copied better from a file. */
const longCode = 12;
/** Discord takes ten files in a message. */
const filesAtMost = 10;

/** What a file is called by what is written in it; other names of languages are endings themselves. */
const endings: Readonly<Record<string, string>> = {
  ...{
    python: 'py',
    javascript: 'js',
    typescript: 'ts',
    shell: 'sh',
    bash: 'sh',
    zsh: 'sh',
    console: 'txt',
    text: 'txt',
  },
  ...{
    plaintext: 'txt',
    markdown: 'md',
    ruby: 'rb',
    rust: 'rs',
    golang: 'go',
    kotlin: 'kt',
    csharp: 'cs',
    'c++': 'cpp',
  },
  ...{ dockerfile: 'txt', makefile: 'txt', yaml: 'yml', powershell: 'ps1', haskell: 'hs', '': 'txt' },
};

const fenced = /^[ \t]*```([\w+#.-]*)\n([\s\S]*?)\n[ \t]*```[ \t]*$/gm;

/** Takes long code out of sections of Discord's Markdown, each piece into a file that its place names. */
export function codeAsFiles(sections: readonly string[], prefix: string): { sections: string[]; files: Attachment[] } {
  const files: Attachment[] = [];
  const shown = sections.map((section) =>
    section.replaceAll(fenced, (whole, language: string, code: string) => {
      if (code.split('\n').length < longCode || files.length === filesAtMost) return whole;
      const known = endings[language.toLowerCase()] ?? language.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
      const name = `${prefix}-${files.length + 1}.${known || 'txt'}`;
      files.push(textFile(name, `${code}\n`));
      return `📎 \`${name}\``;
    }),
  );
  return { sections: shown, files };
}
