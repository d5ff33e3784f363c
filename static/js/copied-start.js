// The start page of a copied site offers every language. With this, it opens the first
// one that the browser asks for.
for (const asked of navigator.languages) {
  const link = document.querySelector(`[lang="${asked.slice(0, 2)}"] a`);
  if (link) {
    location.replace(link.href);
    break;
  }
}
