// What the text editor would lose: which way a text runs, and an item's own number.

import { Extension } from "django-prose-editor/editor";

const LINES = ["paragraph", "heading", "blockquote", "bulletList", "orderedList", "listItem", "tableHeader", "tableCell"];
const kept = (name, keepOnSplit) => (
  { [name]: { default: null, keepOnSplit, parseHTML: (element) => element.getAttribute(name) } }
);

export const Direction = Extension.create({
  name: "direction",
  addGlobalAttributes: () => [
    { types: LINES, attributes: kept("dir", true) },
    { types: ["listItem"], attributes: kept("value", false) },
  ],
});
