// Says when what is on the screen has changed, and moves nothing under anybody's hand: numbers are set right, the rows
// stay until they are asked for again. Asks every half minute, and not at all while nobody looks at the page.
(() => {
  const place = document.querySelector(".desk-live[data-live]");
  if (!place) return;
  const EVERY = 30_000;
  let stamp = place.dataset.stamp;

  const say = (text) => {
    if (place.dataset.told === text) return;
    place.dataset.told = text;
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = place.dataset.again;
    place.replaceChildren(`${text} `, again);
  };

  const look = async () => {
    if (document.visibilityState !== "visible") return;
    const headers = stamp ? { "If-None-Match": `"${stamp}"` } : {};
    const answer = await fetch(place.dataset.live, { headers, cache: "no-store" }).catch(() => null);
    if (!answer || answer.status === 304 || !answer.ok || answer.redirected) return;
    const news = await answer.json();
    for (const [tab, number] of Object.entries(news.numbers || {})) {
      const shown = document.querySelector(`[data-tab="${tab}"]`);
      if (shown) shown.textContent = number;
    }
    if (news.told) say(news.told);
    if (news.stamp && news.stamp !== stamp) say(place.dataset.said);
    stamp = news.stamp;
  };

  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
})();

// The report of a deed on many cases, fetched anew until the last of them is done.
(() => {
  const look = async () => {
    const report = document.getElementById("desk-report");
    if (!report || !("goesOn" in report.dataset)) return;
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (answer && answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("desk-report");
      if (fresh) report.replaceWith(fresh);
    }
    setTimeout(look, 1500);
  };
  setTimeout(look, 1500);
})();
