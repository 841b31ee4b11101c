"use strict";
for (const root of document.querySelectorAll(".timeline")) timeline(root);

function timeline(root) {
  const one = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const rows = all(".events tbody tr");
  const pictures = all(".picture");
  const branches = all(".predict");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const gutter = 150, column = 34;
  const first = document.querySelector(".timeline") === root;
  let at = -1, playing = 0;

  const byOrder = (event) => gutter + event * column + column / 2;
  const lastMs = Math.max(1, Number(rows[rows.length - 1].dataset.ms));
  const byTime = (event) =>
    gutter + column / 2 + (rows[event].dataset.ms / lastMs) * (rows.length - 1) * column;
  let x = byOrder;

  function lay() {
    const picture = pictures[0];
    for (const shape of picture.querySelectorAll("[data-a]")) {
      const from = x(+shape.dataset.a), width = x(+shape.dataset.b) - from;
      const moment = shape.dataset.a === shape.dataset.b;
      shape.setAttribute("x", moment ? from - 9 : from);
      shape.setAttribute("width", moment ? 18 : Math.max(1, width));
    }
    for (const shape of picture.querySelectorAll("[data-x]")) {
      const to = x(+shape.dataset.x);
      if (shape.tagName === "line") {
        shape.setAttribute("x1", to);
        shape.setAttribute("x2", to);
      } else if (shape.tagName === "circle") shape.setAttribute("cx", to);
      else shape.setAttribute("x", shape.tagName === "rect" ? to - 14 : to);
    }
  }

  function show(event, quiet) {
    at = Math.max(0, Math.min(rows.length - 1, event));
    rows.forEach((row, i) => {
      row.classList.toggle("current", i === at);
      if (i === at) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    });
    const cells = rows[at].cells;
    one(".what").textContent = at + 1 + ". " + cells[2].textContent;
    one(".waits").textContent = cells[3].textContent;
    one(".at").textContent = cells[5].textContent || "–";
    one(".length").textContent = rows[at].dataset.queue;
    one("[data-do=seek]").value = at + 1;
    pictures.forEach((picture, i) => {
      const columns = picture.querySelectorAll(".number").length;
      const to = i === 0 ? x(at) : byOrder(Math.min(at, columns - 1));
      picture.lastElementChild.style.transform = "translateX(" + (to + 9) + "px)";
      const box = picture.parentElement;
      if (to < box.scrollLeft + gutter || to > box.scrollLeft + box.clientWidth - column)
        box.scrollLeft = to - box.clientWidth / 2;
    });
    if (!quiet) history.replaceState(null, "", "#" + (first ? "" : root.dataset.name + "&") + "e=" + (at + 1));
  }

  function asked() {
    return branches.find((each) => +each.dataset.at === at && !each.dataset.guess);
  }

  function go(event) {
    const open = asked();
    const isInside = branches.some((each) => each.contains(document.activeElement));
    branches.forEach((each) => (each.hidden = !each.dataset.guess));
    if (open && event === at + 1 && open.dataset.shown !== "yes") {
      open.dataset.shown = "yes";
      stop();
      open.hidden = false;
      open.querySelector("button").focus();
      return;
    }
    if (isInside) one("[data-do=forward]").focus();
    show(event);
  }

  function guess(button) {
    const branch = button.closest(".predict");
    if (branch.dataset.guess) return;
    branch.dataset.guess = button.dataset.guess;
    const right = button.dataset.guess === branch.dataset.answer;
    branch.querySelector(right ? ".verdict-right" : ".verdict-wrong").hidden = false;
    button.setAttribute("aria-pressed", "true");
  }

  function stop() {
    clearInterval(playing);
    playing = 0;
    one("[data-do=play]").setAttribute("aria-pressed", "false");
  }

  function play() {
    if (playing) return stop();
    if (at === rows.length - 1) show(0);
    one("[data-do=play]").setAttribute("aria-pressed", "true");
    playing = setInterval(() => (at < rows.length - 1 ? go(at + 1) : stop()), calm.matches ? 2000 : 900);
  }

  function save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function svg() {
    const copy = pictures[0].cloneNode(true);
    const make = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const style = make("style"), paper = make("rect");
    style.textContent = document.querySelector("style").textContent;
    paper.setAttribute("class", "paper");
    paper.setAttribute("width", "100%");
    paper.setAttribute("height", "100%");
    copy.prepend(style, document.querySelector(".defs defs").cloneNode(true), paper);
    save(root.dataset.name + ".svg", "image/svg+xml", new XMLSerializer().serializeToString(copy));
  }

  function trace() {
    const events = [], threads = new Map(), open = new Map();
    const add = (ph, name, tid, ms, more) => events.push({ ph, name, pid: 1, tid, ts: ms * 1000, ...more });
    const track = (name) => {
      if (!threads.has(name)) {
        threads.set(name, threads.size + 1);
        add("M", "thread_name", threads.get(name), 0, { args: { name } });
      }
      return threads.get(name);
    };
    const begin = (key, name, row) => open.set(key, { tid: track(name), ms: row.dataset.ms });
    const end = (key, row) => {
      const from = open.get(key);
      open.delete(key);
      if (from) add("X", key.split(" ").pop(), from.tid, from.ms, { dur: (row.dataset.ms - from.ms) * 1000 });
    };
    for (const row of rows) for (const kind of row.dataset.kind.split(" ")) for (const id of row.dataset.request.split(" ")) {
      switch (kind) {
        case "sent": begin("client " + id, "client " + id, row); break;
        case "taken": begin("worker " + id, row.cells[4].textContent, row); break;
        case "left": end("worker " + id, row); break;
        case "called": begin("call " + id, "slow call " + id, row); break;
        case "released": end("call " + id, row); break;
        case "replied": end("client " + id, row); break;
        default: if (row.dataset.request.startsWith(id)) add("i", kind, track("gate"), row.dataset.ms, { s: "g" });
      }
    }
    save(root.dataset.name + ".json", "application/json", JSON.stringify({ traceEvents: events }));
  }

  const steps = {
    first: () => go(0), back: () => go(at - 1), forward: () => go(at + 1), last: () => go(rows.length - 1),
    play, svg, trace
  };
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const row = event.target.closest(".events tbody tr");
    if (button && button.dataset.guess) guess(button);
    else if (button && steps[button.dataset.do]) steps[button.dataset.do]();
    else if (row) show(rows.indexOf(row));
    else if (event.target.closest(".picture") === pictures[0]) {
      const to = event.clientX - pictures[0].getBoundingClientRect().left;
      const near = rows.map((row, i) => Math.abs(x(i) - to));
      show(near.indexOf(Math.min(...near)));
    }
  });
  root.addEventListener("keydown", (event) => {
    const key = { ArrowLeft: "back", ArrowRight: "forward", Home: "first", End: "last" }[event.key];
    if (!key || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    steps[key]();
  });
  one("[data-do=seek]").addEventListener("input", (event) => show(event.target.value - 1));
  one("[data-do=ms]").addEventListener("change", (event) => {
    x = event.target.checked ? byTime : byOrder;
    lay();
    show(at, true);
  });
  for (const each of all(".controls, .now, .exports")) each.hidden = false;
  const open = () => {
    const found = /^#(?:(.+)&)?e=(\d+)$/.exec(decodeURIComponent(location.hash));
    const own = found && (found[1] ? found[1] === root.dataset.name : first);
    show(own ? found[2] - 1 : Math.max(0, at), true);
  };
  addEventListener("hashchange", open);
  open();
}
