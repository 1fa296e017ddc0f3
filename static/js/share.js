/* Adds to the share panel what the device can do: its own way of sharing, and copying. Without it the address and the e-mail remain. */
(() => {
  "use strict";

  const say = (button, words) => {
    const place = button.closest(".share")?.querySelector("[data-share-said]");
    if (place) place.textContent = words;
  };

  for (const button of document.querySelectorAll("[data-share]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      // Whoever changes their mind closes the sheet: that is no fault.
      navigator.share({ title: button.dataset.title, url: button.dataset.url }).catch(() => {});
    });
  }

  for (const button of document.querySelectorAll("[data-copy-address]")) {
    if (!navigator.clipboard) continue;
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copyAddress);
      button.textContent = button.dataset.done;
      say(button, button.dataset.done);
      setTimeout(() => { button.textContent = words; say(button, ""); }, 4000);
    });
  }
})();
