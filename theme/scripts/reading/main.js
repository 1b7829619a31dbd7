// What makes a text on the page better to read than its PDF. Every page works without it.
import { watch } from "./sections.js";
import { peek } from "./peek.js";
import { enlarge } from "./pictures.js";
import { sortable } from "./tables.js";

const say = document.querySelector("script[data-close]").dataset;
watch(say);
peek(say);
enlarge(say);
sortable(say);
