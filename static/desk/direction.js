// What the text editor would lose: which way a text runs, and an item's own number.
import { Extension } from "django-prose-editor/editor";
const LINES = ["paragraph", "heading", "blockquote", "bulletList", "orderedList", "listItem", "tableHeader", "tableCell"];
const kept = (name) => ({ default: null, keepOnSplit: name === "dir", parseHTML: (one) => one.getAttribute(name) });

export const Direction = Extension.create({
  name: "direction",
  addGlobalAttributes: () => [
    { types: LINES, attributes: { dir: kept("dir") } },
    { types: ["listItem"], attributes: { value: kept("value") } },
  ],
});
