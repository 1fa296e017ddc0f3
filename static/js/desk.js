// j and k go through the list of cases, as the arrows of a mail program do. Every other key of the desk is Wagtail's own
// (w-kbd), and so is the switch for who presses letters by mistake: their account's «keyboard shortcuts».
(() => {
  const cases = [...document.querySelectorAll(".desk-list tbody th a")];
  const settings = JSON.parse(document.getElementById("wagtail-config")?.textContent || "{}");
  if (!cases.length || !settings.KEYBOARD_SHORTCUTS_ENABLED) return;

  const writes = (element) => element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);

  document.addEventListener("keydown", (event) => {
    const by = { j: 1, k: -1 }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey || writes(event.target)) return;
    const here = cases.indexOf(document.activeElement);
    const last = cases.length - 1;
    const next = here < 0 ? (by > 0 ? 0 : last) : Math.min(Math.max(here + by, 0), last);
    cases[next].focus();
  });
})();
