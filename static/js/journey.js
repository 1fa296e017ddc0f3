/* Adds to a journey what works without it too: focus on the error summary, a count of letters, print, a quick way out. */
(() => {
  "use strict";

  document.querySelector("[data-focus]")?.focus();

  for (const area of document.querySelectorAll("textarea[data-count]")) {
    const limit = Number(area.dataset.count);
    const place = document.querySelector(`#${area.id}_count [data-left]`);
    if (!place) continue;
    const number = new Intl.NumberFormat(document.documentElement.lang);
    // A screen reader hears the count when the writer pauses, and not at every letter.
    const heard = document.createElement("p");
    heard.className = "visually-hidden";
    heard.setAttribute("aria-live", "polite");
    area.after(heard);
    let pause;
    const tell = () => {
      const left = limit - [...area.value.replace(/\r\n/g, "\n")].length;
      const sentence = left < 0 ? place.dataset.over : place.dataset.left;
      place.textContent = sentence.replace("{n}", number.format(Math.abs(left)));
      place.classList.toggle("is-over", left < 0);
    };
    area.addEventListener("input", () => {
      tell();
      clearTimeout(pause);
      pause = setTimeout(() => { heard.textContent = place.textContent; }, 1200);
    });
    tell();
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
      button.textContent = button.dataset.done;
    });
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
