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

// One box ticks every case of the page; without a script each is ticked by itself.
(() => {
  const label = document.querySelector(".desk-bulk [data-all]");
  if (!label) return;
  const all = label.querySelector("input");
  const boxes = [...document.querySelectorAll('[form="desk-bulk"][name="case"]')];
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  label.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  for (const box of boxes) box.addEventListener("change", show);
  show();
})();
