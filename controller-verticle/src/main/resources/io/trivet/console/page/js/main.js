// Puts the page together.

import { follow } from "./live.js";
import { headline, lamp } from "./headline.js";
import { keyDetail } from "./key-detail.js";
import { keyList } from "./key-list.js";
import { parts } from "./parts.js";
import { proof } from "./proof.js";
import { rates } from "./rates.js";
import { ring } from "./ring.js";
import { status } from "./status.js";
import { createStore } from "./store.js";
import { story } from "./story.js";
import { strip } from "./strip.js";
import { createStripData } from "./strip-data.js";
import { createSwitchboard } from "./switchboard.js";
import { theme } from "./theme.js";
import { tour } from "./tour.js";
import { views } from "./views.js";

const at = (id) => document.getElementById(id);
const store = createStore();
const seconds = createStripData();
const switchboard = createSwitchboard(store);

theme(at("theme"));
headline(store, at("headline"), at("subline"));
lamp(store, at("live"));
ring(store, at("ring"));
parts(store, switchboard, at("parts"));
story(store, at("story"), 7);
strip(store, seconds, at("strip"));
tour(store, seconds, switchboard, at("tour"), at("tour-open"));
status(store, at("status-sub"), at("workers"), at("controllers"));
story(store, at("timeline"), 60);
rates(store, at("rates"), () => !at("view-status").hidden);

const detail = keyDetail(store, at("key-detail"), () => list.refresh());
const list = keyList(at("key-list"), (key) => detail.open(key));
const opened = { keys: () => list.refresh(), proof: () => proof(at("proof")) };
views((view) => opened[view]?.());

follow(store);
switchboard.start();
