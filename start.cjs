// What `npm start` runs. It has to work with any Node and without a build, to say what is missing.
const fs = require('node:fs');
const path = require('node:path');

const main = path.join(__dirname, 'dist', 'main.js');
if (fs.existsSync(main)) {
  void import(require('node:url').pathToFileURL(main).href);
} else {
  process.stderr.write('Daymark is not built yet: run “npm ci” and “npm run build”, then “npm start” again.\n');
  process.exitCode = 1;
}
