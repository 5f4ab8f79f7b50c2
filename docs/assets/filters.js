/* Filters of a list: what is shown, how many each value would show, and all of it in the address.
   The words stand in the page (templates/filters.html.jinja); without this script the list is simply whole. */
(function () {
  "use strict";
  const form = document.querySelector("form[data-filters]");
  if (!form) return;
  const all = function (selector, within) { return Array.from((within || document).querySelectorAll(selector)); };
  // Some languages count in more than two ways; what is written for a way of its own stands beside the rest.
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const words = function (key, values) {
    return form.dataset[key].replace(/\{(\w+)\}/g, function (braces, name) { return values[name]; });
  };

  const filters = all("[data-filter]", form).map(function (panel) {
    return { key: panel.dataset.filter, panel: panel, button: panel.previousElementSibling,
      name: panel.querySelector("legend").textContent, boxes: all("input", panel) };
  });
  const items = all("[data-item]").map(function (element) {
    return { element: element, apart: element.dataset.item === "apart", filed: filters.map(function (filter) {
      return (element.getAttribute("data-f-" + filter.key) || "").split(" ");
    }) };
  });
  const groups = all("[data-group]").map(function (element) {
    return { element: element, items: items.filter(function (item) { return element.contains(item.element); }) };
  });
  const links = all("a[data-keeps-filters]");

  // Counting: what is apart, such as a draft, is never added to the others.
  function none() { return { counted: 0, apart: 0 }; }
  function add(count, item) { count[item.apart ? "apart" : "counted"] += 1; }
  function apart(count) {
    const category = plurals.select(count.apart), key = "apart" + category[0].toUpperCase() + category.slice(1);
    return words(key in form.dataset ? key : "apart", { n: count.apart });
  }
  function withApart(first, count) { return count.apart ? words("and", { first: first, second: apart(count) }) : first; }
  function short(count) { return count.apart && !count.counted ? apart(count) : withApart(String(count.counted), count); }
  function shown(count, among) {
    const total = among.filter(function (item) { return !item.apart; }).length;
    return withApart(words("shown", { n: count.counted, m: total }), count);
  }

  // Values of one filter widen the list, filters narrow it. A value counts what it would show under the other
  // filters: the items that fail no filter, or none but its own.
  function evaluate(chosen) {
    const found = { shown: none(), values: filters.map(function () { return new Map(); }), without: filters.map(none) };
    items.forEach(function (item) {
      const failed = filters.map(function (filter, at) { return at; }).filter(function (at) {
        return chosen[at].length && !chosen[at].some(function (value) { return item.filed[at].indexOf(value) >= 0; });
      });
      item.fits = !failed.length;
      if (item.fits) add(found.shown, item);
      filters.forEach(function (filter, at) {
        if (failed.length > 1 || (failed.length && failed[0] !== at)) return;
        add(found.without[at], item);
        item.filed[at].forEach(function (value) {
          if (!found.values[at].has(value)) found.values[at].set(value, none());
          add(found.values[at].get(value), item);
        });
      });
    });
    return found;
  }

  function chosenValues() {
    return filters.map(function (filter) {
      return filter.boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    });
  }

  // The address holds the whole state: `?conference=mc&conference=bc&year=2019`, in the order of the page.
  function query(chosen) {
    const asked = new URLSearchParams();
    filters.forEach(function (filter, at) { chosen[at].forEach(function (value) { asked.append(filter.key, value); }); });
    return asked.toString();
  }
  function readAddress() {
    const unknown = [];
    const asked = Array.from(new URLSearchParams(location.search));
    filters.forEach(function (filter) { filter.boxes.forEach(function (box) { box.checked = false; }); });
    asked.forEach(function (pair) {
      const filter = filters.find(function (one) { return one.key === pair[0]; });
      const box = filter && filter.boxes.find(function (one) { return one.value === pair[1]; });
      if (box) box.checked = true; else unknown.push(pair.join("="));
    });
    return unknown;
  }
  function writeAddress(chosen) {
    const asked = query(chosen);
    const address = location.pathname + (asked ? "?" + asked : "") + location.hash;
    try { history.pushState(null, "", address); } catch (refused) { /* Some browsers refuse it for files; the list is filtered all the same. */ }
  }

  // Showing.
  const line = form.querySelector(".filters__shown");
  const clear = form.querySelector("[data-clear]");
  const told = function (name) { return form.querySelector('[data-told="' + name + '"]'); };

  function chips() {
    return filters.reduce(function (found, filter) {
      return found.concat(filter.boxes.filter(function (box) { return box.checked; }).map(function (box) {
        const value = box.parentElement.querySelector(".filter__words").textContent;
        return { box: box, words: words("chip", { filter: filter.name, value: value }) };
      }));
    }, []);
  }
  function listed(list, buttons) {
    list.textContent = "";
    buttons.forEach(function (button) { list.appendChild(document.createElement("li")).appendChild(button); });
  }
  function button(text, className, follow) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    made.addEventListener("click", follow);
    return made;
  }

  function showValues(chosen, found) {
    filters.forEach(function (filter, at) {
      filter.boxes.forEach(function (box) {
        const count = found.values[at].get(box.value) || none();
        box.parentElement.querySelector(".filter__count").textContent = short(count);
        // What is chosen can always be taken back, and nothing loses the focus by being counted.
        box.disabled = !count.counted && !count.apart && !box.checked && box !== document.activeElement;
        // Safari resets the boxes of a page to which one goes back, though the list is still filtered.
        box.defaultChecked = box.checked;
      });
      filter.button.querySelector(".filter__chosen").textContent =
        chosen[at].length ? words("chosen", { n: chosen[at].length }) : "";
    });
  }
  function showItems(filtered) {
    items.forEach(function (item) { item.element.hidden = !item.fits; });
    groups.forEach(function (group) {
      const count = none();
      group.items.forEach(function (item) { if (item.fits) add(count, item); });
      const empty = filtered && !count.counted && !count.apart;
      const sentence = group.element.querySelector("[data-group-nothing]");
      const list = group.element.querySelector("[data-group-list]");
      const number = group.element.querySelector("[data-group-shown]");
      if (sentence) { sentence.hidden = !empty; list.hidden = empty; } else group.element.hidden = empty;
      if (number) number.textContent = filtered ? shown(count, group.items) : "";
    });
  }
  function showChosen(filtered) {
    const list = told("chosen");
    list.hidden = clear.hidden = !filtered;
    listed(list, chips().map(function (chip, at) {
      const made = button(chip.words, "filter__chip", function () { chip.box.checked = false; change(); focusChip(at); });
      made.setAttribute("aria-label", words("remove", { chip: chip.words }));
      return made;
    }));
  }
  function focusChip(at) {
    const left = all("button", told("chosen"));
    (left[Math.min(at, left.length - 1)] || line).focus();
  }
  function showNothing(chosen, found) {
    const nothing = told("nothing");
    nothing.hidden = found.shown.counted + found.shown.apart > 0;
    const useful = filters.map(function (filter, at) { return at; }).filter(function (at) {
      return chosen[at].length && found.without[at].counted + found.without[at].apart;
    });
    listed(nothing.querySelector("ul"), nothing.hidden ? [] : useful.map(function (at) {
      const text = words("without", { filter: filters[at].name, shown: shown(found.without[at], items) });
      return button(text, "filter__way", function () {
        filters[at].boxes.forEach(function (box) { box.checked = false; });
        change();
        line.focus();
      });
    }));
  }

  function update() {
    const chosen = chosenValues();
    const filtered = chosen.some(function (values) { return values.length; });
    const found = evaluate(chosen);
    showItems(filtered);
    showValues(chosen, found);
    showChosen(filtered);
    showNothing(chosen, found);
    line.textContent = shown(found.shown, items);
    links.forEach(function (link) { link.search = query(chosen); });
    form.querySelector(".filters__printed").textContent = !filtered ? "" : words("printed", {
      chosen: chips().map(function (chip) { return chip.words; }).join(form.dataset.join),
      shown: line.textContent, address: location.href });
    return chosen;
  }
  function change() {
    told("unknown").hidden = true;
    writeAddress(chosenValues());
    update();
  }
  function arrive() {
    const unknown = readAddress();
    const notice = told("unknown");
    notice.textContent = unknown.length ? words("unknown", { found: unknown.join(form.dataset.join) }) : "";
    notice.hidden = !unknown.length;
    update();
  }

  // One panel is open at a time; Escape closes it and gives the focus back to its button.
  function open(wanted) {
    filters.forEach(function (filter) {
      filter.panel.hidden = filter !== wanted;
      filter.button.setAttribute("aria-expanded", String(filter === wanted));
    });
  }
  filters.forEach(function (filter) {
    filter.button.addEventListener("click", function () { open(filter.panel.hidden ? filter : null); });
    filter.panel.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { open(null); filter.button.focus(); }
    });
  });
  form.addEventListener("change", change);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  clear.addEventListener("click", function () {
    filters.forEach(function (filter) { filter.boxes.forEach(function (box) { box.checked = false; }); });
    change();
    line.focus();
  });
  window.addEventListener("popstate", arrive);
  arrive();
  form.hidden = false;
})();
