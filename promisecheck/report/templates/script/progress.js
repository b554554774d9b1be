// How far the deciding has come, whom one agrees with, and the files that are handed on.
const wordsFor = (key) => { const claim = document.getElementById(`c-${key}`); return claim ? wordsOf(claim) : data.elsewhere?.[key]?.[0] ?? decision(key).text ?? key; };
const linkFor = (key) => { const link = make("a", wordsFor(key), "words"); link.href = `${data.elsewhere?.[key]?.[1] ?? ""}#c-${key}`; return link; };
const known = (key) => key in data.claims || key in (data.elsewhere ?? {});
// A promise that stands there no longer is done by itself.
const outcome = (key, row) => (known(key) ? standing(row) : "done");
const settled = (key, row) => !["open", "reopened"].includes(outcome(key, row));
const progress = () => {
  if (!$("#decisions")) return;
  const every = [...Object.keys(data.claims), ...Object.keys(data.elsewhere ?? {})], asked = data.flagged.length ? data.flagged : every;
  const done = asked.filter((key) => decisions.has(key) && settled(key, decision(key))).length;
  $("#progress-words").textContent = fill(data.flagged.length ? say.js_progress : say.js_progress_all, { number: done, all: asked.length });
  $("#progress-bar").setAttribute("width", asked.length ? (100 * done) / asked.length : 0);
  const statuses = listed().map((row) => outcome(row.claim, row));
  $("#progress-parts").textContent = Object.keys(say).filter((key) => key.startsWith("status.")).map((key) => [key, statuses.filter((status) => `status.${status}` === key).length]).filter(([, number]) => number).map(([key, number]) => `${say[key]}: ${number}`).join(" · ");
  $("#decided").replaceChildren(...listed().map((row) => {
    const line = make("li"), side = make("div"), notes = ["reason", "document", "owner", "until", "expiry", "assignee", "comment", "reviewer"].map((name) => row[name]).filter(Boolean).join(" · ");
    side.append(known(row.claim) ? linkFor(row.claim) : make("span", wordsFor(row.claim), "words"), make("p", notes, "small soft"));
    line.append(make("span", say[`status.${outcome(row.claim, row)}`], "what"), side);
    return line;
  }));
  if (!decisions.size) $("#decided").append(make("li", say.js_nothing_decided));
};
const exported = () => {
  const names = [...Object.keys(data.claims), ...Object.keys(data.elsewhere ?? {})], place = new Map(names.map((key, at) => [key, at]));
  const ordered = listed().sort((a, b) => (place.get(a.claim) ?? 1e9) - (place.get(b.claim) ?? 1e9));
  return JSON.stringify({ schema: 1, report: data.report, decisions: ordered.map((row) => ({ ...row, text: wordsFor(row.claim) })) }, null, 1) + "\n";
};
const save = () => {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([exported()], { type: "application/json" }));
  link.download = `decisions-${data.report}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
const kappa = (pairs) => {
  const share = (side, status) => pairs.filter((pair) => pair[side] === status).length / pairs.length;
  const same = pairs.filter(([one, other]) => one === other).length / pairs.length, chance = CHOICES.reduce((sum, status) => sum + share(0, status) * share(1, status), 0);
  return chance === 1 ? 1 : (same - chance) / (1 - chance);
};
const compare = (other) => {
  const both = [...decisions].filter(([key, row]) => row.status !== "open" && other.has(key) && other.get(key).status !== "open").map(([key, row]) => [row.status, other.get(key).status, key]);
  const same = both.filter(([one, two]) => one === two).length;
  const values = { both: both.length, same, share: percent(both.length && same / both.length), kappa: both.length ? kappa(both).toFixed(2) : "" };
  const list = make("ul", "", "turns");
  for (const [one, two, key] of both.filter(([mine, theirs]) => mine !== theirs)) { const line = make("li"); line.append(make("span", `${say[`status.${one}`]} / ${say[`status.${two}`]}`, "what"), linkFor(key)); list.append(line); }
  $("#agreement").replaceChildren(make("p", both.length ? fill(say.js_agreement, values) : say.js_agreement_none, "verdict"), list);
};
let reading = null;
const read = async (file) => {
  let found;
  try { found = JSON.parse(await file.text()); } catch { found = null; }
  if (found?.schema !== 1 || !Array.isArray(found.decisions)) return tell(say.js_not_read);
  const others = rows(found.decisions);
  if (reading === "compare") return compare(others);
  for (const [key, row] of others) { undone.push([key, decisions.get(key)]); decisions.set(key, row); mark(key); }
  shelf("decisions", listed());
  progress();
  tell(fill(say.js_loaded, { number: others.size }));
};
const choose = (why) => { reading = why; $("#file").value = ""; $("#file").click(); };
$("#export")?.addEventListener("click", save);
$("#import")?.addEventListener("click", () => choose("import"));
$("#compare")?.addEventListener("click", () => choose("compare"));
$("#file")?.addEventListener("change", (event) => { if (event.target.files[0]) read(event.target.files[0]); });
