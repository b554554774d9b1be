// The rule of the verdict once more, as the audit applies it: what a promise's verdict is without the quotes that were taken out.
const LANCZOS = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
const lgamma = (x) => { let sum = 1.000000000190015, at = x; for (const part of LANCZOS) sum += part / ++at; return (x + 0.5) * Math.log(x + 5.5) - x - 5.5 + Math.log((2.5066282746310005 * sum) / x); };
const betaln = (a, b) => lgamma(a) + lgamma(b) - lgamma(a + b);
const fraction = (a, b, x) => {
  const tiny = 1e-300, safe = (value) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1, d = 1 / safe(1 - ((a + b) * x) / (a + 1)), h = d;
  for (let m = 1; m < 500; m++) {
    for (const part of [(m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)), (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))]) {
      d = 1 / safe(1 + part * d); c = safe(1 + part / c); h *= d * c;
    }
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return h;
};
const betainc = (a, b, x) => {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - betaln(a, b));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, 1 - x)) / b;
};
const middle = ([yes, no]) => yes / (yes + no);
const spread = ([yes, no]) => (middle([yes, no]) * (1 - middle([yes, no]))) / (yes + no + 1);
const heardAs = ([sensitivity, specificity, strangers, leaning], share) => {
  const right = share * middle(sensitivity) + (1 - share) * (1 - middle(specificity)), strange = middle(strangers);
  const variance = (1 - strange) ** 2 * (share ** 2 * spread(sensitivity) + (1 - share) ** 2 * spread(specificity)) + strange ** 2 * spread(leaning) + (middle(leaning) - right) ** 2 * spread(strangers);
  return [(1 - strange) * right + strange * middle(leaning), variance];
};
const CELLS = 2000;
const likelihood = (errors, against, favour, share) => {
  if (!errors) return against * Math.log(share) + favour * Math.log1p(-share);
  const [raw, variance] = heardAs(errors, share), said = Math.min(1 - 1e-12, Math.max(1e-12, raw));
  const known = Math.max((said * (1 - said)) / Math.max(variance, 1e-12) - 1, 1), yes = said * known, no = (1 - said) * known;
  return betaln(yes + against, no + favour) - betaln(yes, no);
};
// How probable it is that the share lies below each of 2,001 edges.
const posterior = (masses, prior) => {
  const sides = Object.entries(masses), known = sides.some(([language]) => data.rule.errors[language]);
  const sum = (side) => sides.reduce((total, [, mass]) => total + mass[side], 0);
  const [a, b] = known ? prior : [prior[0] + sum(0), prior[1] + sum(1)];
  const edges = Array.from({ length: CELLS + 1 }, (_, place) => betainc(a, b, place / CELLS));
  if (!known) return edges;
  const weights = Array.from({ length: CELLS }, (_, cell) => sides.reduce((total, [language, mass]) => total + likelihood(data.rule.errors[language], ...mass, (cell + 0.5) / CELLS), Math.log(Math.max(edges[cell + 1] - edges[cell], 1e-300))));
  const most = Math.max(...weights), cells = weights.map((weight) => Math.exp(weight - most)), all = cells.reduce((total, cell) => total + cell, 0);
  let reached = 0;
  return [0, ...cells.map((cell) => (reached += cell / all))];
};
const above = (edges, limit) => { const at = Math.min(CELLS, Math.max(0, limit * CELLS)), low = Math.min(CELLS - 1, Math.floor(at)); return 1 - (edges[low] + (at - low) * (edges[low + 1] - edges[low])); };
const quantile = (edges, part) => { const high = Math.max(1, edges.findIndex((edge) => edge >= part)), low = edges[high - 1]; return (high - 1 + (part - low) / Math.max(edges[high] - low, 1e-300)) / CELLS; };
const mean = (edges) => edges.slice(1).reduce((total, edge, cell) => total + ((edge - edges[cell]) * (cell + 0.5)) / CELLS, 0);

// A tally is [against, favour, beyond, alone, {language: [against, favour]}]; a voice leaves it or changes sides.
// A voice is [customer, side (1: in favour, 2: got more, 4: since the worst month), kind, language, weight, freshness, what the customer's other reviews say].
const weighed = (tally, voice, sign) => {
  const [, side, kind, language, weight] = voice, favour = side & 1, beyond = side & 2 ? 1 : 0, [counts, alone] = data.rule.kinds[kind];
  const masses = { ...tally[4], [language]: [...(tally[4][language] ?? [0, 0])] };
  masses[language][favour] = Math.max(0, masses[language][favour] + sign * weight);
  return [tally[0] + sign * counts * !favour, tally[1] + sign * counts * favour, tally[2] + sign * counts * (favour && beyond), tally[3] + sign * (!favour && !!alone), masses];
};
const without = (given, out) => {
  const found = { whole: given.whole, since: given.since, fresh: [...given.fresh] }, customers = new Map();
  for (const review of out) if (given.reviews[review]) { const voice = given.reviews[review]; customers.set(voice[0], [...(customers.get(voice[0]) ?? []), voice]); }
  for (const voices of customers.values()) {
    const voice = voices[0], rest = voices.length === 1 && voice[6]?.some(Boolean) ? voice[6] : null;
    const other = rest && Object.assign([...voice], { 1: (voice[1] & 4) + (rest[0] >= rest[1] ? 0 : 1) });
    for (const part of voice[1] & 4 ? ["whole", "since"] : ["whole"]) { found[part] = weighed(found[part], voice, -1); if (other) found[part] = weighed(found[part], other, 1); }
    if (!other) { found.fresh[0] -= voice[5]; found.fresh[1] -= voice[5] ** 2; found.fresh[2] -= 1; }
  }
  return found;
};
const really = (errors, said) => { if (!errors) return said; const [low] = heardAs(errors, 0), [high] = heardAs(errors, 1); return high - low >= 0.1 ? Math.min(1, Math.max(0, (said - low) / (high - low))) : said; };
const counted = ([against, favour, , , masses]) => {
  const customers = against + favour, said = customers && against / customers, sides = Object.entries(masses), all = sides.reduce((sum, [, mass]) => sum + mass[0] + mass[1], 0);
  return customers && all ? sides.reduce((sum, [language, mass]) => sum + ((mass[0] + mass[1]) / all) * really(data.rule.errors[language], said), 0) : said;
};
const judge = (given, out) => {
  const { whole, since, fresh } = without(given, out), rule = data.rule.thresholds, bound = Math.max(given.limit, rule.majority);
  const certain = (tally) => (tally && tally[3] > 0 && tally[0] >= rule.least_contradict ? above(posterior(tally[4], given.prior), bound) : 0);
  const [against, favour, beyond] = whole, share = counted(whole);
  const even = fresh[2] > 0 ? fresh[0] ** 2 / (fresh[2] * fresh[1]) : 1;
  const edges = posterior(Object.fromEntries(Object.entries(whole[4]).map(([language, mass]) => [language, mass.map((side) => side * even)])), given.prior);
  let verdict = "unproven";
  if (certain(whole) >= Math.max(rule.certainty, data.rule.held) || certain(since) >= Math.max(rule.since, data.rule.held)) verdict = "over-promised";
  else if (Math.min(against, favour) >= rule.least_support && share > given.limit) verdict = "contested";
  else if (favour >= rule.least_support && share <= given.limit) verdict = beyond >= rule.least_support && 2 * beyond >= favour ? "over-delivered" : "kept";
  return { verdict, against: Math.round(against), favour: Math.round(favour), low: quantile(edges, 0.025), mid: mean(edges), high: quantile(edges, 0.975) };
};
