// Fill the search field's list while somebody types. Without this the field is a field, and the page finds the same.
(() => {
  const form = document.querySelector(".search-form");
  const field = form?.querySelector("input[type=search]");
  const list = form?.querySelector("datalist");
  if (!field || !list) return;

  const PAUSE = 180; // milliseconds: long enough that nobody's every key is a request
  let waiting, asked;

  const show = (suggestions) => {
    list.replaceChildren(
      ...suggestions.map(({ title }) => Object.assign(document.createElement("option"), { value: title })),
    );
  };

  const ask = async () => {
    const typed = field.value.trim();
    asked?.abort();
    if (typed.length < 2) return show([]);
    asked = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch {
      // The list is a help, not a promise: a request that fails or is overtaken changes nothing.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
})();
