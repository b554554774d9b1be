// One screen at a time, named in the address; the list as the address says: #promises?verdict=kept&sort=heard.
const claims = $$(".claim");
const keyOf = (claim) => claim.id.slice(2);
const form = $("#filters");
const order = new Map(claims.map((claim, place) => [claim, place]));
const about = (claim) => data.claims[keyOf(claim)];
const wordsOf = (claim) => $("h2", claim).textContent;
const searched = new Map();
const textOf = (claim) => {
  if (!searched.has(claim)) searched.set(claim, [$("summary", claim), ...$$(".place", claim)].map((part) => part.textContent).join(" ").toLowerCase());
  return searched.get(claim);
};
const ORDERS = { heard: (a, b) => about(b).heard - about(a).heard, pages: (a, b) => about(b).pages - about(a).pages, words: (a, b) => wordsOf(a).localeCompare(wordsOf(b), document.documentElement.lang) };
const GROUPS = { category: (claim) => say[claim.dataset.c] ?? "", verdict: (claim) => say[claim.dataset.v] ?? "", page: (claim) => about(claim).page };
let shown = claims, moved = false;
const fits = (claim, wish) =>
  (!wish.get("verdict") || claim.dataset.v === wish.get("verdict")) &&
  (!wish.get("category") || claim.dataset.c === wish.get("category")) &&
  (!wish.get("status") || standing(decision(keyOf(claim))) === wish.get("status")) &&
  (!wish.get("q") || textOf(claim).includes(wish.get("q").toLowerCase()));
const arrange = (wish) => {
  if (!form) return;
  for (const field of form.elements) if (field.name) field.value = wish.get(field.name) ?? "";
  const by = ORDERS[wish.get("sort")], group = GROUPS[wish.get("group")];
  shown = claims.filter((claim) => fits(claim, wish)).sort((a, b) => by?.(a, b) || order.get(a) - order.get(b));
  if (group) {
    const sorted = new Map();
    for (const claim of shown) sorted.set(group(claim), [...(sorted.get(group(claim)) ?? []), claim]);
    shown = [...sorted.values()].flat();
  }
  const chosen = new Set(shown);
  for (const claim of claims) claim.hidden = !chosen.has(claim);
  $$(".group").forEach((heading) => heading.remove());
  if (by || group || moved) $("#list").append(...shown);
  moved = Boolean(by || group);
  if (group) shown.forEach((claim, place) => { if (!place || group(claim) !== group(shown[place - 1])) claim.before(make("li", group(claim), "group")); });
  $("#found").textContent = shown.length ? fill(say.js_found, { number: shown.length, all: claims.length }) : say.js_none;
};
const show = (screen) => {
  $$(".screen").forEach((one) => one.classList.toggle("on", one.id === screen));
  $$("[data-tab]").forEach((tab) => (tab.dataset.tab === screen ? tab.setAttribute("aria-current", "page") : tab.removeAttribute("aria-current")));
};
const first = $(".screen").id;
let wished = "";
const route = () => {
  const [name, query = ""] = location.hash.slice(1).split("?");
  const target = name ? document.getElementById(name) : null;
  const screen = target?.closest(".screen");
  show(screen?.id ?? first);
  if (screen?.id === "promises" && (target === screen || !target.closest("li:not([hidden])"))) { wished = target === screen ? query : ""; arrange(new URLSearchParams(wished)); }
  if (target?.classList.contains("claim")) go(target);
  else if (!target || screen === target) scrollTo(0, 0);
  else target?.scrollIntoView();
};
const ask = () => {
  const wish = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  wished = String(wish);
  history.replaceState(null, "", `#promises${wished && `?${wished}`}`);
  arrange(wish);
};
form?.addEventListener("input", ask);
form?.addEventListener("submit", (event) => event.preventDefault());
form?.addEventListener("reset", () => setTimeout(ask));
$$("[data-verdict]").forEach((link) => link.addEventListener("click", (event) => { if (form) { event.preventDefault(); location.hash = `promises?verdict=${link.dataset.verdict}`; } }));
addEventListener("hashchange", route);
