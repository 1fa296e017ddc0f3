/* Adds to a journey what works without it too: focus on the error summary, a count of letters, print, a quick way out. */
(() => {
  "use strict";

  document.querySelector("[data-focus]")?.focus();

  for (const area of document.querySelectorAll("textarea[data-count]")) {
    const limit = Number(area.dataset.count);
    const place = document.querySelector(`#${area.id}_count [data-left]`);
    if (!place) continue;
    const number = new Intl.NumberFormat("da-DK");
    const tell = () => {
      const left = limit - [...area.value.replace(/\r\n/g, "\n")].length;
      const sentence = left < 0 ? place.dataset.over : place.dataset.left;
      place.textContent = sentence.replace("{n}", number.format(Math.abs(left)));
      place.classList.toggle("is-over", left < 0);
    };
    area.addEventListener("input", tell);
    tell();
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // The other page takes this one's place, so that «back» does not lead here.
  for (const link of document.querySelectorAll("a.quick-exit")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.documentElement.hidden = true;
      window.location.replace(link.href);
    });
  }
})();
