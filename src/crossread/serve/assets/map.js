// The map of a story. Everything it shows stands in the page's own tables: rows say where they lie in data- attributes.
/* global L, htmx */

const degrees = (text) => text.split(",").map(Number);
const DRAWN = new Set(["exact", "town"]);

function start() {
  const box = document.querySelector("[data-map]:not([data-ready])");
  if (!box || !window.L) return;
  box.dataset.ready = "";
  box.hidden = false;
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: 13, scrollWheelZoom: false, worldCopyJump: true });
  // The wheel scrolls the page until somebody has chosen the map.
  map.on("focus click", () => map.scrollWheelZoom.enable());
  box.addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
  L.control.scale({ imperial: false }).addTo(map);
  const [west, south, east, north] = degrees(box.dataset.window);
  map.fitBounds([[south, west], [north, east]]);
  const names = new Names(map);
  const spots = drawSpots(map, names);
  drawLand(map, box, names, spots);
  drawDistances(map, names);
  controlSlider(map, names, spots);
  names.settle();
  if (box.dataset.place) spots.get(box.dataset.place)?.marker?.openPopup();
}

// Words on the map, of which those that come first win where there is no room for all.
class Names {
  constructor(map) {
    this.map = map;
    this.held = [];
    map.on("zoomend moveend resize", () => this.settle());
  }

  // `beside` is how far words stand off the middle of a mark, on whichever side is free; without it they stand on the first
  // free one of several places.
  add(at, words, { style, order, beside = 0, others = [] }) {
    const tip = L.tooltip({ permanent: true, interactive: false, className: `map-name ${style}`, opacity: 1 }).setLatLng(at).setContent(words instanceof Node ? words : nameOf(words)); // a string would be read as HTML
    tip.addTo(this.map);
    const ways = beside ? [["right", beside, 0], ["left", -beside, 0], ["top", 0, -beside], ["bottom", 0, beside]] : [at, ...others].map((one) => ["center", 0, 0, one]);
    this.held.push({ tip, order, ways });
    this.held.sort((a, b) => a.order - b.order);
    return tip;
  }

  settle() {
    const taken = [];
    const frame = this.map.getContainer().getBoundingClientRect();
    const isFree = (box) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
      && !taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
    for (const { tip, ways } of this.held) {
      const element = tip.getElement();
      if (!element) continue;
      let box = null;
      for (const [direction, x, y, at] of ways) {
        tip.options.direction = direction;
        if (at) tip.setLatLng(at);
        tip.options.offset = L.point(x, y);
        tip.update();
        box = element.getBoundingClientRect();
        if (isFree(box)) break;
        box = null;
      }
      element.classList.toggle("crowded", !box);
      if (box) taken.push(box);
    }
  }
}

function drawSpots(map, names) {
  const spots = new Map();
  const ends = new Set([...document.querySelectorAll("[data-distance]")].flatMap((card) => [card.dataset.from, card.dataset.to]));
  document.querySelectorAll("[data-spot]").forEach((row, number) => {
    const { spot: id, precision, name } = row.dataset;
    const at = degrees(row.dataset.at);
    const events = Number(row.dataset.events);
    const spot = { row, at, name, order: number, label: null, marker: null };
    spots.set(id, spot);
    row.querySelector(".place-name").addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(map, spot);
    });
    if (precision === "country") return;
    const km = Number(row.dataset.km);
    if (km) L.circle(at, { radius: km * 1000, className: `reach ${precision}`, interactive: false }).addTo(map);
    const size = DRAWN.has(precision) ? Math.min(46, 13 + 5.5 * Math.sqrt(events)) : 13;
    const label = `${name}, ${row.cells[2].firstChild.textContent.trim()}: ${counted(events, "happening")}, ${counted(Number(row.dataset.reports), "report")}`;
    const dot = document.createElement("span");
    dot.className = "spot-dot";
    if (size > 24) dot.textContent = events;
    const icon = L.divIcon({ className: `spot ${precision}`, html: dot, iconSize: [Math.max(24, size), Math.max(24, size)] });
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true, zIndexOffset: -number }).addTo(map);
    dot.style.width = dot.style.height = `${size}px`;
    marker.getElement().setAttribute("aria-label", label);
    bindCard(marker, row.dataset.href);
    spot.marker = marker;
    const order = ends.has(row.dataset.at) ? -200 : DRAWN.has(precision) ? number : 1000 + number;
    spot.label = names.add(at, nameOf(name), { style: DRAWN.has(precision) ? "place" : "province", order, beside: size / 2 + 1 });
  });
  return spots;
}

function counted(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

function nameOf(name, holders = []) {
  const words = document.createElement("span");
  words.textContent = name;
  for (const style of holders) {
    const square = document.createElement("i");
    square.className = `held-by ${style}`;
    words.append(square);
  }
  return words;
}

// A card is fetched when it is first asked for.
function bindCard(layer, address) {
  const card = document.createElement("div");
  card.className = "map-card";
  card.textContent = "…";
  layer.bindPopup(card, { minWidth: 240, maxWidth: 380, maxHeight: 340, autoPanPadding: [16, 16] });
  closesByKey(card, () => { layer.closePopup(); layer.getElement()?.focus(); });
  layer.on("popupopen", async () => {
    const byKeyboard = document.activeElement?.matches(":focus-visible");
    if (!card.dataset.loaded) {
      card.dataset.loaded = "";
      try { await htmx.ajax("GET", address, { target: card, swap: "innerHTML" }); } catch { delete card.dataset.loaded; }
    }
    layer.getPopup()?.update();
    if (byKeyboard) card.querySelector("a")?.focus({ preventScroll: true });
  });
}

// Leaflet hears Escape only where the map itself has the focus.
function closesByKey(card, close) {
  card.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
}

function show(map, spot) {
  document.getElementById("map").scrollIntoView({ block: "center", behavior: "instant" });
  const zoom = spot.row.dataset.precision === "country" ? Math.min(map.getZoom(), 5) : Math.max(map.getZoom(), 7);
  map.setView(spot.at, zoom, { animate: false });
  if (spot.marker) spot.marker.openPopup();
  else if (spot.open) spot.open();
}

async function drawLand(map, box, names, spots) {
  const answer = await fetch(box.dataset.land);
  if (!answer.ok) return;
  const land = await answer.json();
  const drawn = L.geoJSON(land, {
    style: ({ properties }) => ({ className: properties.place ? "land named" : "land", weight: 1 }),
    interactive: false,
  }).addTo(map);
  drawn.bringToBack();
  const labels = new Map();
  const label = () => {
    for (const feature of land.features) {
      const at = middles(feature, map.getBounds());
      labels.get(feature)?.remove();
      names.held = names.held.filter(({ tip }) => tip !== labels.get(feature));
      labels.delete(feature);
      if (at.length) labels.set(feature, names.add(at[0], feature.properties.name, { style: "country", order: 10_000 - at[0].wide, others: at.slice(1) }));
    }
    names.settle();
  };
  map.on("moveend", label);
  label();
  for (const { properties } of land.features) {
    const spot = properties.place && spots.get(properties.place);
    if (!spot) continue;
    const popup = document.createElement("div");
    popup.className = "map-card";
    closesByKey(popup, () => { map.closePopup(); spot.row.querySelector("a")?.focus(); });
    spot.open = async () => {
      L.popup({ minWidth: 240, maxWidth: 380, maxHeight: 340 }).setLatLng(spot.at).setContent(popup).openOn(map);
      if (!popup.dataset.loaded) {
        popup.dataset.loaded = "";
        await htmx.ajax("GET", spot.row.dataset.href, { target: popup, swap: "innerHTML" });
        map.eachLayer((layer) => { if (layer instanceof L.Popup) layer.update(); });
      }
    };
  }
  if (box.dataset.place) spots.get(box.dataset.place)?.open?.();
}

// Where a country is widest within what is seen, on a few heights, the widest first; none where too little is seen of it.
function middles(feature, bounds) {
  const line = feature.geometry.coordinates[0][0];
  const west = bounds.getWest(), east = bounds.getEast();
  let low = Infinity, high = -Infinity;
  for (const [, y] of line) { low = Math.min(low, y); high = Math.max(high, y); }
  low = Math.max(low, bounds.getSouth()); high = Math.min(high, bounds.getNorth());
  if (low >= high) return [];
  const found = [];
  for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
    const y = low + share * (high - low);
    const crossings = [];
    for (let i = 1; i < line.length; i += 1) {
      const [ax, ay] = line[i - 1], [bx, by] = line[i];
      if ((ay <= y) !== (by <= y)) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
    crossings.sort((a, b) => a - b);
    for (let i = 1; i < crossings.length; i += 2) {
      const left = Math.max(crossings[i - 1], west), right = Math.min(crossings[i], east);
      if (right - left > (east - west) / 14) found.push(Object.assign(L.latLng(y, (left + right) / 2), { wide: right - left }));
    }
  }
  return found.sort((a, b) => b.wide - a.wide);
}

function drawDistances(map, names) {
  document.querySelectorAll("[data-distance]").forEach((card, number) => {
    const from = degrees(card.dataset.from), to = degrees(card.dataset.to);
    const bounds = L.latLngBounds([from, to]);
    const reaches = [...card.querySelectorAll("[data-reach]")].reverse();
    for (const stated of reaches) {
      const reach = degrees(stated.dataset.reach);
      bounds.extend(reach);
      L.polyline([from, reach], { className: "distance stated", interactive: false }).addTo(map);
      L.circleMarker(reach, { radius: 4, className: "distance-end", interactive: false }).addTo(map);
      names.add(reach, `“${stated.dataset.words}”`, { style: "distance-words", order: -50 + number, beside: 6 });
    }
    L.polyline([from, to], { className: "distance mapped", interactive: false }).addTo(map);
    const half = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    names.add(half, card.dataset.words, { style: "distance-words mapped", order: -100 + number, beside: 4 });
    const button = card.querySelector(".show-distance");
    button.hidden = false;
    button.addEventListener("click", () => {
      document.getElementById("map").scrollIntoView({ block: "center", behavior: "instant" });
      map.fitBounds(bounds.pad(0.25), { animate: false });
    });
  });
}

const placeOf = (row) => row.dataset.placeId ?? row.dataset.place;

// Who is said to hold what on a day: the table shows what was said last of each place by then, names on the map carry it.
function controlSlider(map, names, spots) {
  const frame = document.querySelector("[data-control]");
  if (!frame) return;
  frame.hidden = false;
  const days = [...frame.querySelectorAll("[data-day]")].map((item) => ({ day: item.dataset.day, words: item.textContent }));
  const slider = frame.querySelector("input"), told = frame.querySelector("output"), play = frame.querySelector("[data-play]");
  const words = document.querySelector("[data-control-words]"), every = words.textContent;
  const all = document.querySelector("[data-control-all]");
  const rows = [...document.querySelectorAll("[data-statement]")];
  for (const row of rows) {
    const { at, place } = row.dataset;
    if (at && !spots.has(placeOf(row))) {
      const label = names.add(degrees(at), nameOf(place), { style: "place", order: 900, beside: 4 });
      spots.set(placeOf(row), { row, at: degrees(at), name: place, label, marker: null });
    }
  }
  let timer = 0;

  function holding(day) {
    const last = new Map();
    const said = rows.filter((row) => row.dataset.start && row.dataset.start <= day);
    for (const row of said) if (row.dataset.start > (last.get(row.dataset.place) ?? "")) last.set(row.dataset.place, row.dataset.start);
    return said.filter((row) => row.dataset.start === last.get(row.dataset.place));
  }

  function onMap(held) {
    const styles = new Map();
    for (const row of held) {
      const id = placeOf(row), hue = [...row.classList].find((name) => /^h(\d|-none)$/.test(name)) ?? "h-none";
      const style = "left" in row.dataset ? `${hue} left` : hue;
      styles.set(id, [...new Set([...(styles.get(id) ?? []), style])]);
    }
    for (const [id, spot] of spots) spot.label?.setContent(nameOf(spot.name, styles.get(id) ?? []));
    names.settle();
  }

  function showDay(filter) {
    const { day, words: said } = days[Number(slider.value)];
    const held = holding(day);
    told.textContent = said;
    slider.setAttribute("aria-valuetext", `${said}: ${held.length} statements`);
    onMap(held);
    if (!filter) return;
    for (const row of rows) row.hidden = !held.includes(row);
    words.textContent = `What was said last of each place by ${said}.`;
    all.hidden = false;
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    play.textContent = "Play";
  }

  function step(by) {
    slider.value = Number(slider.value) + by;
    showDay(true);
  }

  slider.addEventListener("input", () => { stop(); showDay(true); });
  for (const button of frame.querySelectorAll("[data-step]")) button.addEventListener("click", () => { stop(); step(Number(button.dataset.step)); });
  play.addEventListener("click", () => {
    if (timer) { stop(); return; }
    slider.value = 0;
    showDay(true);
    play.textContent = "Stop";
    timer = setInterval(() => { if (Number(slider.value) >= days.length - 1) stop(); else step(1); }, 1400);
  });
  all.querySelector("button").addEventListener("click", () => {
    stop();
    for (const row of rows) row.hidden = false;
    words.textContent = every;
    all.hidden = true;
    slider.focus();
  });
  if (days.length < 2) { play.hidden = true; for (const button of frame.querySelectorAll("[data-step]")) button.hidden = true; }
  showDay(false);
}

document.body.addEventListener("htmx:load", start);
start();
