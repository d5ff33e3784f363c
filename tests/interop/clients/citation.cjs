// Read each named file by citation-js and print its items as CSL; set those of the last
// by citeproc-js in APA.
const fs = require("fs");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-csl");
require("@citation-js/plugin-ris");

const files = process.argv.slice(2);
const read = files.map((file) => new Cite(fs.readFileSync(file, "utf8")));
const set = read
  .at(-1)
  .format("bibliography", { template: "apa", asEntryArray: true, nosort: true })
  .map(([_key, reference]) => reference);
const items = read.map((one) => one.data.map(({ _graph, ...item }) => item));
console.log(JSON.stringify({ items, set }));
