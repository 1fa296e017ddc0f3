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

// The report of a deed on many cases, asked for anew until the last of them is done. What has not changed stays the same
// element: whoever stands on a link of it stays there, and who listens hears the status alone.
(() => {
  const report = document.getElementById("desk-report");
  if (!report || !("goesOn" in report.dataset)) return;

  const rewrite = (element, fresh) => {
    if (element.textContent !== fresh.textContent) element.textContent = fresh.textContent;
  };

  const follow = (fresh) => {
    const [status, next] = [report, fresh].map((one) => one.querySelector("[role=status]"));
    if (!next) return report.replaceChildren(...fresh.childNodes);
    rewrite(status, next);
    const progress = report.querySelector("progress");
    progress.max = fresh.querySelector("progress").max;
    progress.value = fresh.querySelector("progress").value;
    for (const row of report.querySelectorAll("[data-line]")) {
      const now = fresh.querySelector(`[data-line="${row.dataset.line}"]`);
      if (!now) row.remove(); // The case has left this desk.
      else [...row.querySelectorAll("td")].forEach((cell, at) => rewrite(cell, now.querySelectorAll("td")[at]));
    }
  };

  const finish = () => {
    delete report.dataset.goesOn;
    const again = report.querySelector("[data-again]");
    if (again && !again.contains(document.activeElement)) again.remove();
  };

  const look = async () => {
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (answer && answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("desk-report");
      if (fresh) follow(fresh);
      if (fresh && !("goesOn" in fresh.dataset)) return finish();
    }
    setTimeout(look, 1500);
  };
  setTimeout(look, 1500);
})();
