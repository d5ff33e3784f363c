-- Read each JATS file that the document names in a line of its own, and write what
-- pandoc knows of it: title, subtitle, authors and day.
function Pandoc(document)
  local told = {}
  for _, block in ipairs(document.blocks) do
    local file = io.open(pandoc.utils.stringify(block))
    local meta = pandoc.read(file:read("a"), "jats").meta
    file:close()
    local authors = {}
    for _, author in ipairs(meta.author or {}) do
      table.insert(authors, pandoc.utils.stringify(author))
    end
    local words = {}
    for _, name in ipairs({ "title", "subtitle", "date" }) do
      words[name] = meta[name] and pandoc.utils.stringify(meta[name]) or ""
    end
    table.insert(told, pandoc.MetaMap({
      title = words.title, subtitle = words.subtitle, date = words.date,
      authors = pandoc.MetaList(authors),
    }))
  end
  document.meta.told = pandoc.MetaList(told)
  document.blocks = {}
  return document
end
