/* The engine of the search; it draws nothing. ARCHITECTURE.md describes it under “Search”. */
(function () {
  "use strict";

  // How words are compared; src/jointreport/search/terms.py does the same.
  const ATOM = /([\u3007\u3400-\u9fff\u{20000}-\u{3fffd}])|[^\0-\/:-@\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u02c2-\u02df\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u2000-\u2bff\u2e00-\u3006\u3008-\u3020\u3030-\u303f\ue000-\uf8ff\ufd3e-\ufd4f\u3007\u3400-\u9fff\u{20000}-\u{3fffd}0-9]+|[0-9]+/gu;
  const DROP = /[\xad\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]+/gu;
  const QUOTED = /[“"„«「『]/;
  const forms = new Map();

  function form(character) {
    if (!forms.has(character)) {
      const bare = character.normalize("NFKD").replace(DROP, "");
      forms.set(character, Array.from(bare.toUpperCase(), (one) => one.toLowerCase()).join(""));
    }
    return forms.get(character);
  }

  /** The words, numbers and Chinese characters of a text, each with its place. */
  function atoms(text) {
    let folded = "", offset = 0, place = 0, before = null, match;
    const from = [], to = [], found = [];
    for (const character of text) {
      const same = form(character);
      for (let n = 0; n < same.length; n++) { from.push(offset); to.push(offset + character.length); }
      folded += same;
      offset += character.length;
    }
    ATOM.lastIndex = 0;
    while ((match = ATOM.exec(folded))) {
      const han = Boolean(match[1]), end = ATOM.lastIndex, row = han && before && before.han;
      // Punctuation counts only between two Chinese characters, and there it takes a place.
      const gap = row && folded.slice(before.end, match.index).trim();
      if (row) before.next = gap ? "," : match[0];
      if (gap) place++;
      before = { text: match[0], next: "", han, end, place: place++, from: from[match.index], to: to[end - 1] };
      found.push(before);
    }
    return found;
  }

  const term = (atom) => atom.text + atom.next;

  /** A query is cut at spaces into phrases; the last word of each may be a beginning, unless it is quoted. */
  function chunks(query) {
    const found = [];
    query.replace(/[“"„«「『](.*?)[”"»」』]|\S+/g, (piece, quoted) => {
      found.push(quoted === undefined ? needs(atoms(piece), false) : needs(atoms(quoted), true));
    });
    return found.filter((chunk) => chunk.length);
  }

  /** The word that stands for a place in a text; src/jointreport/search/terms.py makes the same. */
  function placeWord(label) {
    const steps = /^(pp|p|s|fn)[0-9][a-z0-9-]*$/.test(label) ? label.split("-").map((step) => step + "z") : [];
    return steps.length ? "qz" + steps.join("").replace(/[0-9]/g, (digit) => "q" + "abcdefghij"[digit]) : "";
  }

  /** The longest run of a query that is called like a place, “paragraph 4 (b)”, or holds its number and letter. */
  function placeIn(query, places) {
    const row = QUOTED.test(query) ? [] : atoms(query);
    for (let size = row.length; size > 1; size--) {
      for (let from = 0; from + size <= row.length; from++) {
        const part = row.slice(from, from + size), label = places.get(part.map((atom) => atom.text).join(" "));
        if (label) return { label, row: part, rest: query.slice(0, part[0].from) + " " + query.slice(part[size - 1].to).replace(/^[^\s\w]+/, "") };
      }
    }
    return null;
  }

  /** The terms of a phrase with their distances; the last Chinese character is in the pair before it already. */
  function needs(row, whole) {
    const last = row[row.length - 1];
    const all = row.map((atom, n) => ({
      term: term(atom),
      at: atom.place - row[0].place,
      beginning: atom === last && (atom.han || (!whole && atom.text.length > 1 && !/^[0-9]/.test(atom.text))),
      told: n > 0 && atom.han && !atom.next && row[n - 1].next === atom.text
    }));
    return all.filter((need) => !need.told);
  }

  /** Two very common words beside each other are listed as one term. */
  function paired(chunk, common) {
    const met = (need) => need && !need.beginning && common.includes(need.term);
    const pair = chunk.map((need, n) => met(need) && met(chunk[n + 1]) && chunk[n + 1].at === need.at + 1);
    const joined = chunk.map((need, n) => pair[n] ? { term: `-${need.term}-${chunk[n + 1].term}`, at: need.at } : need);
    return joined.filter((need, n) => pair[n] || !pair[n - 1]);
  }

  // Numbers and words as src/jointreport/search/postings.py writes them; lists made here take a paragraph as one block.
  const BLOCK = 64, WHOLE = 1e6;
  const sign = (code) => code - (code > 92 ? 35 : code > 34 ? 34 : 33);
  function numbers(text) {
    const found = [];
    let number = 0;
    for (let n = 0; n < text.length; n++) {
      const digit = sign(text.charCodeAt(n));
      if (digit < 46) { found.push(number * 46 + digit); number = 0; } else number = number * 46 + digit - 46;
    }
    return found;
  }
  function sums(steps, sum = 0) {
    return steps.map((step) => (sum += step));
  }
  /** The positions of a term: a sign is its place in the next block, or how far it stands behind the one before. */
  function positions(blocks, text) {
    let next = 0, at;
    return Array.from(text, (one) => {
      const code = one.charCodeAt(0), place = code < 128 ? sign(code) : code - 100;
      return (at = place < BLOCK ? blocks[next++] * BLOCK + place : at + place - BLOCK + 1);
    });
  }
  function sortedWords(text) {
    let before = "";
    return text.split(" ").map((part) => (before = before.slice(0, sign(part.charCodeAt(0))) + part.slice(1)));
  }

  /** The number of the first entry after all that are at most `key`. */
  function above(sorted, key) {
    let low = 0, high = sorted.length;
    while (low < high) { const middle = (low + high) >> 1; if (sorted[middle] <= key) low = middle + 1; else high = middle; }
    return low;
  }
  function beginningWith(terms, key) {
    const low = above(terms, key);
    return terms.slice(terms[low - 1] === key ? low - 1 : low, above(terms, key + "\uffff"));
  }

  // One way to load a file: fetched, or as a script where the pages lie in a folder.
  const waiting = {}, loaded = {};
  function load(root, name, fresh) {
    const address = `${root}search/${name}.js`;
    if (!loaded[address] || fresh) {
      loaded[address] = location.protocol === "file:" ? asScript(address, name) : fetched(address, fresh);
      loaded[address].catch(() => { delete loaded[address]; });
    }
    return loaded[address];
  }
  async function fetched(address, fresh) {
    const response = await fetch(address, fresh ? { cache: "reload" } : {});
    if (!response.ok) throw new Error(`gone: ${address}`);
    const text = await response.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  }
  function asScript(address, name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting[name] = resolve;
      script.src = address;
      script.onload = () => script.remove();
      script.onerror = () => reject(new Error(`gone: ${address}`));
      document.head.append(script);
    });
  }

  /** The lists of a language, or of symbols, made from texts. */
  class Texts {
    constructor() {
      this.lists = new Map();
      this.common = [];
    }
    add(key, block, place) {
      if (!this.lists.has(key)) this.lists.set(key, { blocks: [], positions: [] });
      const list = this.lists.get(key);
      list.blocks.push(block);
      list.positions.push(block * WHOLE + place);
    }
    fitting(key, beginning) {
      if (!beginning) return this.lists.has(key) ? [this.lists.get(key)] : [];
      this.terms = this.terms || Array.from(this.lists.keys()).sort();
      return beginningWith(this.terms, key).map((one) => this.lists.get(one));
    }
  }

  // Sixteen files share the name of their group.
  const numbered = (groups, number) => `${groups[Math.floor(number / 16)]}-${number % 16}`;

  /** The same in files by ranges of terms, the places in files of their own. */
  class Shards {
    constructor(root, [firsts, last, groups, common]) {
      Object.assign(this, { root, last, groups, firsts: sortedWords(firsts), common: common.split(" ") });
    }
    async fitting(key, beginning, places) {
      const loading = [], end = key > this.last ? 0 : above(this.firsts, beginning ? key + "\uffff" : key);
      for (let n = Math.max(above(this.firsts, key) - 1, 0); n < end; n++) loading.push(this.shard(n, places));
      return (await Promise.all(loading)).flatMap((shard) => {
        const fit = beginning ? beginningWith(shard.terms, key) : [key];
        return fit.filter((one) => shard.numbers.has(one)).map((one) => this.list(shard, shard.numbers.get(one), places));
      });
    }
    list(shard, n, places) {
      const blocks = sums(numbers(shard.blocks[n]), -1);
      return { blocks, positions: places && positions(blocks, shard.places[n]) };
    }
    async shard(number, places) {
      const name = numbered(this.groups, number);
      const [shard, within] = await Promise.all([load(this.root, name), places && load(this.root, `${name}-places`)]);
      if (!shard.terms) {
        shard.terms = sortedWords(shard[0]);
        shard.blocks = shard[1].split(" ");
        shard.numbers = new Map(shard.terms.map((one, n) => [one, n]));
      }
      if (places) shard.places = within.split(" ");
      return shard;
    }
  }

  async function fitting(parts, need, places) {
    return (await Promise.all(parts.map((part) => part.fitting(need.term, need.beginning, places)))).flat();
  }

  /** The blocks in which a phrase begins: where all terms stand, less their distances. */
  function phrases(chunk, found, stride) {
    const sets = chunk.map((need, n) => found[n].flatMap((list) => list.positions.map((position) => position - need.at)));
    sets.sort((one, other) => one.length - other.length);
    const starts = sets.reduce((left, next) => {
      const known = new Set(left);
      return left.length ? next.filter((start) => known.has(start)) : left;
    });
    return starts.map((start) => Math.floor(start / stride));
  }

  /** Which paragraph each block belongs to: one block for each, but for the long ones. */
  function paragraphs(count, [gaps, sizes]) {
    const found = [], long = sums(numbers(gaps)), blocks = numbers(sizes);
    let next = 0;
    for (let paragraph = 0; paragraph < count; paragraph++) {
      for (let size = long[next] === paragraph ? blocks[next++] : 1; size > 0; size--) found.push(paragraph);
    }
    return found;
  }

  /** A symbol and its endings of two words at least; a joint document has several symbols. */
  function symbolTerms(symbol) {
    const found = new Set();
    [symbol, ...symbol.split("–")].forEach((one) => {
      const row = atoms(one).map(term);
      for (let n = 0; n < Math.max(row.length - 1, 1); n++) found.add(row.slice(n).join("/"));
    });
    return found;
  }

  /** An index. Paragraphs are numbered over all pages; the first of each page is its title. */
  class Index {
    constructor(root, manifest, language) {
      this.root = root;
      this.manifest = manifest;
      this.own = manifest.languages.findIndex((one) => one[0] === language);
      this.slices = sums([0, ...numbers(manifest.slices[0])]);
    }

    async ready() {
      const m = this.manifest;
      this.places = new Map();
      Object.keys(m.labels).filter(placeWord).forEach((label) => {
        const row = atoms(m.labels[label]).map((atom) => atom.text), first = row.findIndex((one) => /[0-9]/.test(one));
        // The number with its letter is enough: 4 (b), 4(b).
        const short = row.slice(first, first + 1 + (label.match(/-/g) || []).length);
        [row, ...(short.length > 1 ? [short] : [])].forEach((one) => this.places.set(one.join(" "), label));
      });
      if (!m.shards) {
        this.read(await this.slice(0));
        return this;
      }
      this.number(numbers(m.paragraphs));
      this.symbols = [new Shards(this.root, m.symbols)];
      this.languages = m.languages.map((_, language) => ({
        stride: BLOCK,
        paragraph: paragraphs(this.pageOf.length, m.long[language]),
        parts: m.shards.filter((one) => one[0] === language).map((one) => new Shards(this.root, one.slice(1)))
      }));
      return this;
    }

    number(counts) {
      this.titleOf = sums([0, ...counts]);
      this.pageOf = new Int32Array(this.titleOf.pop());
      counts.forEach((count, page) => this.pageOf.fill(page, this.titleOf[page], this.titleOf[page] + count));
    }

    /** A small index comes as texts alone: its lists are made here. */
    read(pages) {
      let paragraph = 0;
      const symbols = new Texts();
      this.number(pages.map((page) => page.units.length));
      this.symbols = [symbols];
      this.languages = this.manifest.languages.map(() => ({ stride: WHOLE, parts: [new Texts()] }));
      pages.forEach((page, number) => {
        page.symbols.forEach((symbol) => symbolTerms(symbol).forEach((key) => symbols.add(key, number, 0)));
        page.units.forEach((unit) => {
          unit.texts.forEach((text, language) => {
            if (!text) return;
            const lists = this.languages[language].parts[0], word = placeWord(unit.label);
            atoms(text).forEach((atom) => lists.add(term(atom), paragraph, atom.place));
            if (word) lists.add(word, paragraph, 1e5);
          });
          paragraph++;
        });
      });
    }

    /** Some pages with the words of one language, titles and headings in all; in a small index everything. */
    async slice(number, language) {
      const m = this.manifest, name = numbered(m.slices[1], number), read = m.languages.map(() => 0);
      const value = await load(this.root, m.shards ? `${name}-${m.languages[language][0]}` : name);
      value.pages = value.pages || value[0].map(([path, badges, status, symbols, places, beside]) => ({
        path, badges, status, symbols, beside,
        units: [["", "", 0, 1], ...places].map((place) => {
          const [anchor, label, heading, title] = typeof place === "string" ? [place, place] : place;
          const told = (one) => !m.shards || one === language || heading || title;
          return { anchor, label, heading, texts: value.slice(1).map((words, one) => told(one) && words[read[one]++]) };
        })
      }));
      return value.pages;
    }

    async page(number, language) {
      const slice = above(this.slices, number) - 1;
      return (await this.slice(slice, language))[number - this.slices[slice]];
    }

    /** The paragraphs that hold a chunk, the languages one after the other. */
    async holding(chunk) {
      const units = new Set(chunk.place ? await this.holding([{ term: chunk.place, beginning: true }]) : []);
      await Promise.all(this.languages.map(async ({ parts, stride, paragraph }, language) => {
        const terms = paired(chunk, parts.flatMap((part) => part.common));
        const phrase = terms.length > 1, found = await Promise.all(terms.map((need) => fitting(parts, need, phrase)));
        const blocks = phrase ? phrases(terms, found, stride) : found[0].flatMap((list) => list.blocks);
        blocks.forEach((block) => units.add(language * this.pageOf.length + (paragraph ? paragraph[block] : block)));
      }));
      return units;
    }

    /** The records whose symbol a query is, in any spelling; what is quoted is sought with every word of it. */
    async symbol(query) {
      const row = atoms(query), around = (atom) => atom && !QUOTED.test(query) && this.manifest.around.includes(atom.text);
      while (around(row[0])) row.shift();
      while (around(row[row.length - 1])) row.pop();
      const lists = row.length ? await fitting(this.symbols, { term: row.map((atom) => atom.text).join("/") }) : [];
      return lists.length ? { pages: lists[0].blocks, chunk: needs(row, true) } : null;
    }

    /** What finds nothing as written is asked again with its traditional characters in their simplified form. */
    async find(query) {
      const found = await this.asWritten(query), name = this.manifest.traditional;
      if (found.pages || !name || !/[\u3400-\u9fff]/.test(query)) return found;
      const [from, to] = await load(this.root, name), instead = Array.from(query, (one) => to[from.indexOf(one)] || one).join("");
      const other = await this.asWritten(instead);
      return other.pages ? Object.assign(other, { instead }) : found;
    }

    async asWritten(query) {
      const symbol = await this.symbol(query);
      // What cites a symbol is found under every spelling.
      const place = !symbol && placeIn(query, this.places);
      const parts = symbol ? [symbol.chunk] : chunks(place ? place.rest : query);
      if (place) parts.push(Object.assign(needs(place.row, true), { place: placeWord(place.label) }));
      const sets = await Promise.all(parts.map((chunk) => this.holding(chunk)));
      return this.ranked(parts, this.pages(sets, symbol ? symbol.pages : []));
    }

    /** A paragraph fits if it holds one chunk, and it or the title of its page each other. */
    pages(sets, symbols) {
      const pages = new Map(), all = this.pageOf.length;
      const page = (number) => {
        if (!pages.has(number)) pages.set(number, { number, symbol: false, own: false, titles: [], units: new Map() });
        return pages.get(number);
      };
      symbols.forEach((number) => { page(number).symbol = true; });
      new Set(sets.flatMap((set) => Array.from(set))).forEach((unit) => {
        const paragraph = unit % all, language = (unit - paragraph) / all, number = this.pageOf[paragraph];
        const at = paragraph - this.titleOf[number];
        if (!sets.every((set) => set.has(unit) || set.has(unit - at))) return;
        const found = page(number);
        found.own = found.own || language === this.own;
        if (!at) found.titles.push(language);
        else if (found.units.has(at)) found.units.get(at).push(language);
        else found.units.set(at, [language]);
      });
      return Array.from(pages.values());
    }

    /** The order: symbol, title, section, the reader's language, number of the page. */
    ranked(parts, found) {
      const ends = sums(this.manifest.sections.map((one) => one[2])), counts = ends.map(() => 0);
      let passages = 0;
      found.forEach((page) => {
        page.section = above(ends, page.number);
        page.kind = page.symbol ? 0 : page.titles.length ? 1 : 2;
        counts[page.section]++;
        passages += page.units.size;
      });
      found.sort((one, other) => one.kind - other.kind || one.section - other.section || other.own - one.own || one.number - other.number);
      return {
        pages: found.length,
        passages,
        sections: this.manifest.sections.map(([key, name], n) => ({ key, name, pages: counts[n] })).filter((one) => one.pages),
        hits: (from, count, wanted) => Promise.all(found.slice(from, from + count).map((page) => this.hit(page, parts, wanted && wanted.passages || 3)))
      };
    }

    async hit(found, parts, most) {
      const m = this.manifest, all = this.passages(found), some = all.slice(0, most);
      const pages = await Promise.all((all.length ? some : [{ language: this.own }]).map((one) => this.page(found.number, one.language)));
      const page = pages[0], shown = some.map((one, n) => this.passage(pages[n], one, parts)), title = told(page.units[0], this.own);
      return {
        address: m.languages[this.own][4] + page.path,
        title: title.text, tag: m.languages[title.language][1], direction: m.languages[title.language][2],
        section: m.sections[found.section][0],
        badges: this.badges(page, shown),
        because: ["symbol", "title", "text"][found.kind],
        // Not every language has this page: where one does not, the number of one that does stands in its place.
        beside: page.beside && m.languages[page.beside[this.own] ?? this.own][4] + page.path + "parallel/",
        passages: shown,
        more: all.length - shown.length
      };
    }

    /** The paragraphs found on a page, in the reader's language if found in it; a foreign title stands first. */
    passages(found) {
      const choice = (at, languages) => ({ at, language: languages.includes(this.own) ? this.own : languages[0] });
      const shown = Array.from(found.units.keys()).sort((one, other) => one - other).map((at) => choice(at, found.units.get(at)));
      const foreign = found.titles.length && !found.titles.includes(this.own);
      return foreign ? [choice(0, found.titles), ...shown] : shown;
    }

    passage(page, { at, language }, parts) {
      const unit = page.units[at], text = unit.texts[language], foreign = language !== this.own;
      const [key, tag, direction, name] = this.manifest.languages[language];
      return { anchor: unit.anchor, label: this.label(page, at), tag, direction, foreign, foreignName: name, text, marks: marks(text, parts), language: key };
    }

    /** How a paragraph is called: by its place or kind, and by the heading or the paragraph of a text it stands under. */
    label(page, at) {
      const unit = page.units[at], labels = this.manifest.labels, place = labels[unit.label] || "";
      const heading = page.units.slice(0, at).reverse().find((one) => one.heading && one.anchor === unit.anchor);
      const under = heading ? told(heading, this.own).text : unit.label !== unit.anchor && labels[unit.anchor];
      if (unit.heading || !under) return place;
      return place ? this.manifest.join.replace(/\{(\d)\}/g, (_, n) => [place, under][n]) : under;
    }

    /** What must be said with a page, and of those of its languages that are shown. */
    badges(page, shown) {
      const m = this.manifest, languages = shown.length ? shown.map((one) => one.language) : [m.languages[this.own][0]];
      const keys = new Set([...page.badges, ...languages.map((language) => page.status[language])]);
      return Array.from(keys).filter(Boolean).map((key) => m.badges[key]);
    }
  }

  /** The words of a paragraph in a language, or else in the first there is. */
  function told(unit, language) {
    if (!unit.texts[language]) language = unit.texts.findIndex(Boolean);
    return { language, text: unit.texts[language] };
  }

  /** Where the chunks stand in a text, as rising ranges that do not overlap. */
  function marks(text, parts) {
    const row = atoms(text), at = new Map(row.map((atom) => [atom.place, atom])), found = [];
    parts.forEach((chunk) => row.forEach((atom) => {
      const fits = chunk.every((need) => {
        const one = at.get(atom.place + need.at);
        return one && (need.beginning ? term(one).startsWith(need.term) : term(one) === need.term);
      });
      if (!fits) return;
      const need = chunk[chunk.length - 1], last = at.get(atom.place + need.at);
      // A pair of characters ends with its second one.
      const pair = last.han && last.next !== "," && need.term.length > last.text.length, end = pair ? at.get(last.place + 1).to : last.to;
      // A bracket that opened inside is marked to its other half: 4 (b).
      const open = /[(（][^)）]*$/.test(text.slice(atom.from, end)) && /^[)）]/.test(text.slice(end));
      found.push([atom.from, open ? end + 1 : end]);
    }));
    found.sort((one, other) => one[0] - other[0]);
    return found.reduce((joined, [from, to]) => {
      const before = joined[joined.length - 1];
      if (before && from <= before[1]) before[1] = Math.max(before[1], to); else joined.push([from, to]);
      return joined;
    }, []);
  }

  const begin = async (root, language, fresh) => new Index(root, await load(root, language, fresh), language).ready();

  /** Where the site was published anew meanwhile, the old files are gone: it begins again, once. */
  async function open({ root, language }) {
    let renewing = null, index;
    const renewed = () => {
      renewing = renewing || begin(root, language, true).then((fresh) => { index = fresh; renewing = null; }, (fault) => { renewing = null; throw fault; });
      return renewing;
    };
    const orAnew = (wish) => wish().catch(() => renewed().then(wish));
    await begin(root, language, false).then((first) => { index = first; }, renewed);
    return {
      words: index.manifest.words,
      async find(text) {
        const answer = await orAnew(() => index.find(text));
        const asked = index, hits = answer.hits;
        answer.hits = (...wanted) => orAnew(async () => (index === asked ? hits : (await index.find(text)).hits)(...wanted));
        return answer;
      }
    };
  }

  window.jointSearch = {
    open,
    take(name, value) {
      if (waiting[name]) waiting[name](value);
      delete waiting[name];
    }
  };
})();
